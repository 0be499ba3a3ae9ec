import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROOMS_READ } from './rooms';

/** How an encoder does, at a glance 健康灯: `none` while nobody sends. */
export const healthLights = ['none', 'good', 'weak', 'bad'] as const;

/** How an encoder does, at a glance. */
export type HealthLight = (typeof healthLights)[number];

/** What may be found out about an encoder; each has its words and says what to do. */
export const healthFindings = [
  'stalled',
  'bitrate-low',
  'bitrate-poor',
  'bitrate-high',
  'bitrate-drops',
  'frames-few',
  'frames-drop',
  'frames-lost',
  'keys-far',
  'keys-very-far',
  'no-sound',
  'silent',
  'quiet',
  'loud',
] as const;

/** What was found out about an encoder. */
export type HealthFinding = (typeof healthFindings)[number];

/** Two seconds of an encoder's picture and sound 健康采样. */
export const healthSampleSchema = z.strictObject({
  at: z.iso.datetime(),
  state: z.enum(['publishing', 'stalled']),
  kilobits: z.int(),
  frames: z.number(),
  /** Seconds between the two newest key frames; 0 before the second. */
  keySeconds: z.number(),
  /** Pictures missing since the encoder began. */
  lost: z.int(),
  /** How loud it is and how high it peaks, in dBFS; null where it is not measured, or not yet. */
  level: z.number().nullable(),
  peak: z.number().nullable(),
});

/** Two seconds of an encoder's picture and sound. */
export type HealthSample = z.output<typeof healthSampleSchema>;

/** The encoder that sends 编码器. */
export const encoderSchema = z.strictObject({
  /** What it calls itself, such as `obs-output module`; null where it says nothing. */
  name: z.string().nullable(),
  from: z.string(),
  since: z.iso.datetime(),
  width: z.int(),
  height: z.int(),
  videoCodec: z.string(),
  /** Empty without sound. */
  audioCodec: z.string(),
});

/** The encoder that sends. */
export type Encoder = z.output<typeof encoderSchema>;

/** How far back samples are kept. */
export const HEALTH_MINUTES = 10;

/** The routes of how encoders do. */
export const healthContract = httpContract('streaming', {
  health: {
    method: 'GET',
    path: '/streaming/rooms/:id/health',
    summary:
      'How the encoder of a room does: a light with its reasons, and the measures of the last ten minutes or those after a moment',
    access: { staff: ROOMS_READ },
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ after: z.iso.datetime().optional() }),
    result: z.strictObject({
      light: z.enum(healthLights),
      findings: z.array(
        z.strictObject({
          finding: z.enum(healthFindings),
          light: z.enum(['weak', 'bad']),
          values: z.record(z.string(), z.number()),
        }),
      ),
      encoder: encoderSchema.nullable(),
      /** False where this house has no ffmpeg that could hear. */
      hears: z.boolean(),
      samples: z.array(healthSampleSchema),
    }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
});
