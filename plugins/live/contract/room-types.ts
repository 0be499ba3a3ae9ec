import { z } from 'zod';
import { sessionStates } from './session-types';

/** Who owns a room: it knows no more of it (直播房间). */
export const roomOwnerKinds = ['session', 'class', 'practice'] as const;

/** How messages are shown: at once, or when somebody let them through (先发后审、先审后发). */
export const moderationModes = ['post', 'pre'] as const;

/** What somebody says in a room. */
export const messageKinds = ['danmaku', 'comment', 'question'] as const;

/** Where a message stands. */
export const messageStates = ['waiting', 'shown', 'hidden'] as const;

/** A message as viewers see it (弹幕、评论). */
export const liveMessageSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(messageKinds),
  text: z.string(),
  /** What others call them; never a number or an address. */
  author: z.string(),
  /** Where the picture stood when it was said, in seconds from the beginning of the broadcast. */
  clock: z.number().nullable(),
  lane: z.int().nullable(),
  isRobot: z.boolean(),
  at: z.iso.datetime(),
});

/** A message as viewers see it. */
export type LiveMessage = z.output<typeof liveMessageSchema>;

/** What is shown beside the picture now: one product, or none. */
export const pinnedProductSchema = z.strictObject({
  pin: z.uuid(),
  item: z.uuid().nullable(),
  offer: z.uuid(),
  product: z.uuid(),
  title: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  spec: z.string(),
  price: z.int(),
  basePrice: z.int().nullable(),
  left: z.int().nullable(),
  endsAt: z.iso.datetime().nullable(),
  seller: z.strictObject({ name: z.string(), address: z.string(), contact: z.string() }),
  since: z.iso.datetime(),
});

/** What is shown beside the picture now. */
export type PinnedProduct = z.output<typeof pinnedProductSchema>;

/** A tool that is open (正在进行的玩法). */
export const openToolSchema = z.strictObject({
  kind: z.enum(['envelope', 'lottery', 'coupon', 'poll', 'price', 'group']),
  id: z.uuid(),
  title: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** What a group buys together. */
  offer: z.uuid().optional(),
});

/** A tool that is open. */
export type OpenTool = z.output<typeof openToolSchema>;

/** Everything that somebody who comes in now must know: the answer to `join` of `live:<room>`. */
export const roomSnapshotSchema = z.strictObject({
  room: z.uuid(),
  state: z.enum(sessionStates).nullable(),
  title: z.string(),
  playback: z.string().nullable(),
  /** A word over the picture that cannot be closed: a correction, a label of a machine, a pause. */
  overlays: z.array(z.strictObject({ kind: z.enum(['correction', 'ai', 'paused', 'rehearsal']), text: z.string() })),
  pinned: pinnedProductSchema.nullable(),
  shelf: z.array(pinnedProductSchema.omit({ pin: true, since: true })),
  tools: z.array(openToolSchema),
  announcement: z.string().nullable(),
  pinnedMessage: liveMessageSchema.nullable(),
  messages: z.array(liveMessageSchema),
  likes: z.int(),
  viewers: z.int(),
  mode: z.enum(moderationModes),
  slowSeconds: z.int(),
  mayDanmaku: z.boolean(),
});

/** Everything that somebody who comes in now must know. */
export type RoomSnapshot = z.output<typeof roomSnapshotSchema>;

/** What a room tells: each with `type` and `at`, as the house's frames want it. */
export const roomTellings = [
  'message',
  'message-hidden',
  'likes',
  'viewers',
  'announcement',
  'message-pinned',
  'mode',
  'question-answered',
  'poll',
  'pinned',
  'unpinned',
  'price',
  'stock',
  'tool-opened',
  'tool-closed',
  'overlay',
  'state',
  'subtitle',
] as const;

/** What a room tells. */
export type RoomTelling = (typeof roomTellings)[number];

/** What viewers say into a room. */
export const roomSayingSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('say'),
    /** Made by the phone: sent twice it is one message. */
    id: z.uuid(),
    kind: z.enum(messageKinds),
    /** One line, without the signs that PostgreSQL keeps in no text. */
    text: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u)
      .meta({ examples: ['多少钱一箱'] }),
    clock: z.number().nonnegative().nullable(),
  }),
  z.strictObject({ type: z.literal('like'), count: z.int().min(1).max(50) }),
]);

/** What viewers say into a room. */
export type RoomSaying = z.output<typeof roomSayingSchema>;
