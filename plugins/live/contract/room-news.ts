import { z } from 'zod';
import { livePollSchema, liveQuestionSchema } from './room-parts';
import { liveMessageSchema, moderationModes } from './room-types';

// What viewers in the realtime room `live:ROOM` hear of the room itself; what sells in it is told by those who sell.
const told = <Name extends string>(name: Name) => ({ type: z.literal(name), at: z.iso.datetime() });

/** Somebody said something, or it was let through. */
export const messageTold = z.strictObject({ ...told('message'), message: liveMessageSchema });

/** A message that was shown is to be seen no more. */
export const messageHiddenTold = z.strictObject({ ...told('message-hidden'), id: z.uuid() });

/** The sum of likes; of several the largest is the newest. */
export const likesTold = z.strictObject({ ...told('likes'), likes: z.int() });

/** How many watch. */
export const viewersTold = z.strictObject({ ...told('viewers'), viewers: z.int() });

/** What stands over the messages; null takes it away. */
export const announcementTold = z.strictObject({ ...told('announcement'), text: z.string().nullable() });

/** The message that stands above all others; null for none. */
export const messagePinnedTold = z.strictObject({ ...told('message-pinned'), message: liveMessageSchema.nullable() });

/** How messages are shown, how fast one may write, and whether anybody may. */
export const modeTold = z.strictObject({
  ...told('mode'),
  mode: z.enum(moderationModes),
  slowSeconds: z.int(),
  mayDanmaku: z.boolean(),
});

/** A question was answered, in words or aloud. */
export const questionAnsweredTold = z.strictObject({ ...told('question-answered'), question: liveQuestionSchema });

/** A poll was opened, counted or closed. */
export const pollTold = z.strictObject({ ...told('poll'), poll: livePollSchema });

/** What is said, in one language; each app shows the one that its viewer chose. Moments are those of `EXT-X-PROGRAM-DATE-TIME`. */
export const subtitleTold = z.strictObject({
  ...told('subtitle'),
  subtitle: z.strictObject({
    id: z.uuid(),
    language: z.string(),
    name: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    start: z.int(),
    end: z.int(),
    text: z.string(),
    /** Written by a machine, and no person has looked at it. */
    machine: z.boolean(),
    version: z.int(),
    removed: z.boolean(),
  }),
});
