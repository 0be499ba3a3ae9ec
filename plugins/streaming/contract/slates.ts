import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROOMS_READ, ROOMS_RUN } from './rooms';

/** What viewers see while the encoder is gone 垫片. */
export const slateSchema = z.strictObject({
  shown: z.boolean(),
  /** Seconds without a picture before it comes. */
  afterSeconds: z.int(),
  /** Whether the room has a picture of its own; otherwise the station's usual one is shown. */
  isOwn: z.boolean(),
  /** As viewers see it, a data URL. */
  picture: z.string(),
  version: z.int(),
});

/** What viewers see while the encoder is gone. */
export type Slate = z.output<typeof slateSchema>;

/** The page makes a picture small enough before it is sent. */
const MOST_SIGNS = 1_500_000;

/** What a change says; a picture is written anew, and `usual` goes back to the station's own. */
export const changeSlateSchema = z.strictObject({
  version: z.int(),
  shown: z.boolean(),
  afterSeconds: z.int().min(1).max(60),
  picture: z.union([z.literal('same'), z.literal('usual'), z.strictObject({ base64: z.base64().max(MOST_SIGNS) })]),
});

/** What a change says. */
export type ChangeSlate = z.output<typeof changeSlateSchema>;

const room = z.object({ room: z.uuid() });

/** The routes of slates. */
export const slatesContract = httpContract('streaming', {
  seeSlate: {
    method: 'GET',
    path: '/streaming/rooms/:room/slate',
    summary: 'What viewers see while the encoder of a room is gone',
    access: { staff: ROOMS_READ },
    params: room,
    result: slateSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  changeSlate: {
    method: 'PUT',
    path: '/streaming/rooms/:room/slate',
    summary: 'Gives a room another slate, at once also while it is shown for the next time',
    access: { staff: ROOMS_RUN },
    params: room,
    body: changeSlateSchema,
    result: slateSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.SLATE_PICTURE', 'HEARTH.CHANGED_MEANWHILE'],
    perMinute: 30,
  },
});
