import { z } from 'zod';
import {
  liveMessageSchema,
  moderationModes,
  openToolSchema,
  pinnedProductSchema,
  roomSnapshotSchema,
} from './room-types';
import { sessionStates } from './session-types';

const at = z.iso.datetime();
const { overlays } = roomSnapshotSchema.shape;

/** A poll as viewers see it (投票): what can be chosen, and how often it was. */
export const watchedPollSchema = z.strictObject({
  id: z.uuid(),
  question: z.string(),
  closesAt: z.iso.datetime().nullable(),
  choices: z.array(z.strictObject({ id: z.string(), text: z.string(), votes: z.int() })),
});

/** A poll as viewers see it. */
export type WatchedPoll = z.output<typeof watchedPollSchema>;

/** A question with its answer, as viewers see it (问答). */
export const watchedAnswerSchema = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  answer: z.string(),
  /** Who answers for it; a machine is named as one. */
  by: z.string(),
  isMachine: z.boolean(),
});

/** A question with its answer, as viewers see it. */
export type WatchedAnswer = z.output<typeof watchedAnswerSchema>;

/** What a room tells its viewers, by its `type`. What is told whole replaces what was there. */
export const roomNewsSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), at, message: liveMessageSchema }),
  z.strictObject({ type: z.literal('message-hidden'), at, id: z.uuid() }),
  z.strictObject({ type: z.literal('likes'), at, likes: z.int() }),
  z.strictObject({ type: z.literal('viewers'), at, viewers: z.int() }),
  z.strictObject({ type: z.literal('announcement'), at, text: z.string().nullable() }),
  z.strictObject({ type: z.literal('message-pinned'), at, message: liveMessageSchema.nullable() }),
  z.strictObject({
    ...{ type: z.literal('mode'), at, mode: z.enum(moderationModes) },
    ...{ slowSeconds: z.int(), mayDanmaku: z.boolean() },
  }),
  z.strictObject({ type: z.literal('question-answered'), at, answer: watchedAnswerSchema }),
  z.strictObject({ type: z.literal('poll'), at, poll: watchedPollSchema }),
  z.strictObject({ type: z.literal('pinned'), at, pinned: pinnedProductSchema }),
  z.strictObject({ type: z.literal('unpinned'), at, pin: z.uuid() }),
  z.strictObject({
    ...{ type: z.literal('price'), at, offer: z.uuid(), price: z.int() },
    ...{ basePrice: z.int().nullable(), endsAt: z.iso.datetime().nullable() },
  }),
  z.strictObject({ type: z.literal('stock'), at, offer: z.uuid(), left: z.int().nullable() }),
  z.strictObject({ type: z.literal('tool-opened'), at, tool: openToolSchema }),
  z.strictObject({ type: z.literal('tool-closed'), at, id: z.uuid() }),
  z.strictObject({ type: z.literal('overlay'), at, overlays }),
  z.strictObject({ type: z.literal('state'), at, state: z.enum(sessionStates) }),
]);

/** What a room tells its viewers. */
export type RoomNews = z.output<typeof roomNewsSchema>;
