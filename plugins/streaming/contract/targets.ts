import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { targetPlatforms } from './platform-presets';
import { ROOMS_READ, ROOMS_RUN } from './rooms';
import { addedTargetSchema, distributionSchema, targetSchema } from './target-types';

const words = {
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().min(1).max(500),
};
/** The key as the platform shows it. It is written and never read. */
const key = z.string().trim().min(1).max(1_000);

/** What it takes to add a copy. */
export const addTargetSchema = z.strictObject({ ...words, platform: z.enum(targetPlatforms), key });

/** What it takes to add a copy. */
export type AddTarget = z.output<typeof addTargetSchema>;

const room = z.object({ room: z.uuid() });
const one = z.object({ room: z.uuid(), id: z.uuid() });
const GONE = ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.TARGET_NOT_FOUND'] as const;
const BY_SRT = ['STREAMING.TARGET_SRT_KEY', 'STREAMING.TARGET_SRT_ON_MUX'] as const;
/** What Mux does not let happen, or refuses, of a room that it carries. */
const ON_MUX = [
  'STREAMING.NOT_OFFERED',
  'STREAMING.TARGETS_FULL',
  'STREAMING.TARGETS_WHILE_LIVE',
  'STREAMING.PROVIDER_REFUSED',
  'STREAMING.PROVIDER_BUSY',
  'STREAMING.PROVIDER_LOST',
  'STREAMING.PROVIDER_GONE',
] as const;

/** The routes of copies to platforms. */
export const targetsContract = httpContract('streaming', {
  listTargets: {
    method: 'GET',
    path: '/streaming/rooms/:room/targets',
    summary: 'The platforms that get a copy of a room, each with its light',
    access: { staff: ROOMS_READ },
    params: room,
    result: z.strictObject({
      targets: z.array(targetSchema),
      /** Of a hybrid room; none while Mux was not heard of. */
      distribution: distributionSchema.nullable(),
    }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  addTarget: {
    method: 'POST',
    path: '/streaming/rooms/:room/targets',
    summary:
      'Adds a platform, switched off; a room on Mux that asks more of it than Mux does becomes hybrid, and says so',
    access: { staff: ROOMS_RUN },
    params: room,
    body: addTargetSchema,
    result: addedTargetSchema,
    status: 201,
    refusals: [
      'STREAMING.ROOM_NOT_FOUND',
      'STREAMING.TARGET_ADDRESS',
      'STREAMING.TARGET_NAME',
      ...BY_SRT,
      'STREAMING.TOO_MANY_TARGETS',
      ...ON_MUX,
    ],
    perMinute: 60,
  },
  changeTarget: {
    method: 'PATCH',
    path: '/streaming/rooms/:room/targets/:id',
    summary: 'Gives a copy another name or address; one that is on air begins anew',
    access: { staff: ROOMS_RUN },
    params: one,
    body: z.strictObject({ ...words, version: z.int() }),
    result: targetSchema,
    refusals: [
      ...GONE,
      ...BY_SRT,
      'STREAMING.TARGET_ADDRESS',
      'STREAMING.TARGET_NAME',
      'HEARTH.CHANGED_MEANWHILE',
      ...ON_MUX,
    ],
  },
  replaceTargetKey: {
    method: 'POST',
    path: '/streaming/rooms/:room/targets/:id/key',
    summary: 'Puts a new key in, also while it is on air; no other copy notices',
    access: { staff: ROOMS_RUN },
    params: one,
    body: z.strictObject({ key }),
    result: targetSchema,
    refusals: [...GONE, ...BY_SRT, ...ON_MUX],
    perMinute: 60,
  },
  turnTarget: {
    method: 'POST',
    path: '/streaming/rooms/:room/targets/:id/turn',
    summary: 'Starts a copy, begins it anew, or stops it',
    access: { staff: ROOMS_RUN },
    params: one,
    body: z.strictObject({ event: z.enum(['start', 'stop']) }),
    result: targetSchema,
    refusals: [...GONE, 'STREAMING.TRANSCODES_FULL', ...ON_MUX],
  },
  removeTarget: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/targets/:id',
    summary: 'Removes a copy with its key',
    access: { staff: ROOMS_RUN },
    params: one,
    result: z.null(),
    refusals: [...GONE, ...ON_MUX],
  },
});
