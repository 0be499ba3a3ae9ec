import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROOMS_READ, ROOMS_RUN } from './rooms';
import { targetSchema } from './target-types';

/** How a platform gets the picture 画面样式: as the room has it, or cut to 9:16. */
export const lookShapes = ['as-is', 'upright'] as const;

/** Where the station's mark stands 台标位置. */
export const logoCorners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

/** Where the station's mark stands. */
export type LogoCorner = (typeof logoCorners)[number];

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const mark = {
  corner: z.enum(logoCorners),
  /** Of the width of the picture that goes out. */
  percent: z.int().min(5).max(40),
  opacity: z.int().min(20).max(100),
};
const frame = {
  shape: z.enum(lookShapes),
  /** Where the upright cut stands, from left to right. */
  cropX: z.int().min(0).max(100),
};

/** How a platform gets the picture. */
export const lookSchema = z.strictObject({ ...frame, logo: z.strictObject({ hash, ...mark }).nullable() });

/** How a platform gets the picture. */
export type Look = z.output<typeof lookSchema>;

/** The picture of a room as it is. */
export const PLAIN_LOOK: Look = { shape: 'as-is', cropX: 50, logo: null };

/** The page makes a mark small enough before it is sent. */
const MOST_SIGNS = 1_500_000;

/** What a change says: `version` is the platform's; a mark is one that the room has already, or a new one. */
export const changeLookSchema = z.strictObject({
  version: z.int(),
  ...frame,
  logo: z
    .strictObject({
      picture: z.union([z.strictObject({ hash }), z.strictObject({ base64: z.base64().min(1).max(MOST_SIGNS) })]),
      ...mark,
    })
    .nullable(),
});

/** What a change says. */
export type ChangeLook = z.output<typeof changeLookSchema>;

const cost = { share: z.number(), megabytes: z.number() };

/** How the platforms of a room get its picture, and what that takes of the machine. */
export const looksSchema = z.strictObject({
  looks: z.array(lookSchema.extend({ target: z.uuid() })),
  /** The marks of this room, as data URLs. */
  logos: z.array(z.strictObject({ hash, picture: z.string() })),
  /** What the encoder sends; guessed while there is none. */
  source: z.strictObject({ width: z.int(), height: z.int(), fps: z.number(), isMeasured: z.boolean() }),
  /** False without an ffmpeg that can. */
  canMake: z.boolean(),
  load: z.strictObject({
    cores: z.int(),
    most: z.int(),
    wanted: z.array(z.strictObject({ ...cost, name: z.string().nullable(), targets: z.int(), isRunning: z.boolean() })),
  }),
});

/** How the platforms of a room get its picture, and what that takes of the machine. */
export type Looks = z.output<typeof looksSchema>;

/** The routes of looks. */
export const looksContract = httpContract('streaming', {
  seeLooks: {
    method: 'GET',
    path: '/streaming/rooms/:room/looks',
    summary: 'How the platforms of a room get its picture, and what making it anew takes of the machine',
    access: { staff: ROOMS_READ },
    params: z.object({ room: z.uuid() }),
    result: looksSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  changeLook: {
    method: 'PUT',
    path: '/streaming/rooms/:room/targets/:id/look',
    summary:
      'Cuts the picture of one platform to 9:16, puts a mark on it, or gives it as it is; no other platform notices',
    access: { staff: ROOMS_RUN },
    params: z.object({ room: z.uuid(), id: z.uuid() }),
    body: changeLookSchema,
    result: targetSchema,
    refusals: [
      'STREAMING.ROOM_NOT_FOUND',
      'STREAMING.TARGET_NOT_FOUND',
      'STREAMING.LOOK_NOT_HERE',
      'STREAMING.LOGO_NOT_FOUND',
      'STREAMING.SLATE_PICTURE',
      'STREAMING.TRANSCODES_FULL',
      'STREAMING.NOT_OFFERED',
      'HEARTH.CHANGED_MEANWHILE',
    ],
    perMinute: 60,
  },
});
