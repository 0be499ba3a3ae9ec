import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROOMS_READ, ROOMS_RUN } from './rooms';

/** So many rooms are shown at once. */
export const MOST_THUMBNAILS = 24;

/** A picture as it is brought by a page, which has scaled it down before. */
export const MOST_POSTER_SIGNS = 900_000;

/** A broadcast by its id, or what was cut from one by its own. */
const broadcast = z.object({ id: z.uuid() });

/** The routes of thumbnails and posters for staff. */
export const thumbnailsContract = httpContract('streaming', {
  thumbnails: {
    method: 'GET',
    path: '/streaming/thumbnails',
    summary:
      'What rooms on air show now, as small JPEG pictures; at most ten seconds old, and drawn only when somebody asks',
    access: { staff: ROOMS_READ },
    result: z.strictObject({
      /** False where this house has no ffmpeg that could draw. */
      draws: z.boolean(),
      thumbnails: z.array(z.strictObject({ room: z.uuid(), at: z.iso.datetime(), jpeg: z.base64() })),
    }),
    refusals: [],
  },
  choosePoster: {
    method: 'PUT',
    path: '/streaming/broadcasts/:id/poster',
    summary:
      'The poster of a recording: its picture nearest to a second, a picture that is brought, or again the one before',
    access: { staff: ROOMS_RUN },
    params: broadcast,
    body: z.union([
      z.strictObject({ second: z.number().min(0).max(1e6) }),
      z.strictObject({ picture: z.base64().min(1).max(MOST_POSTER_SIGNS) }),
      z.strictObject({ before: z.literal(true) }),
    ]),
    /** The second that was taken: the key frame nearest to the one that was asked for; `null` for what was brought or was there before. */
    result: z.strictObject({ second: z.number().nullable() }),
    refusals: ['STREAMING.RECORDING_NOT_HERE', 'STREAMING.NOT_A_PICTURE', 'STREAMING.NOT_DRAWN'],
    perMinute: 60,
  },
});
