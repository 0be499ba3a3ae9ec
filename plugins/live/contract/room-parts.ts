import { z } from 'zod';
import { commentPlatforms } from './comment-types';
import { hideRuleIds } from './hide-rules';
import { liveMessageSchema, messageStates, moderationModes, roomOwnerKinds } from './room-types';

/** What may happen to a message: it is let through, hidden, or taken back out of hiding. */
export const messageEvents = ['show', 'hide', 'restore'] as const;

/** What may happen to a message. */
export type MessageEvent = (typeof messageEvents)[number];

/** Where a message stands. */
export type MessageState = (typeof messageStates)[number];

/** How a room is led now (直播间设置). */
export const deskRoomSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  owner: z.strictObject({ kind: z.enum(roomOwnerKinds), id: z.string() }),
  title: z.string(),
  language: z.string(),
  isOpen: z.boolean(),
  isClosed: z.boolean(),
  mode: z.enum(moderationModes),
  slowSeconds: z.int(),
  mayDanmaku: z.boolean(),
  announcement: z.string().nullable(),
  pinnedMessage: z.uuid().nullable(),
  viewers: z.int(),
  likes: z.int(),
  waiting: z.int(),
  version: z.int(),
});

/** How a room is led now. */
export type DeskRoom = z.output<typeof deskRoomSchema>;

/** A room as a list shows it. */
export const listedRoomSchema = z.strictObject({
  ...deskRoomSchema.pick({ id: true, station: true, title: true, isOpen: true, isClosed: true, mode: true }).shape,
  waiting: z.int(),
  openedAt: z.iso.datetime(),
});

/** A room as a list shows it. */
export type ListedRoom = z.output<typeof listedRoomSchema>;

/** What a room's desk may change; `version` is that which somebody saw. */
export const setRoomSchema = z.strictObject({
  mode: z.enum(moderationModes),
  slowSeconds: z.int().min(0).max(300),
  mayDanmaku: z.boolean(),
  version: z.int().min(1),
});

/** What a room's desk may change. */
export type SetRoom = z.output<typeof setRoomSchema>;

/** A message as those who moderate see it (待审与已发消息). */
export const deskMessageSchema = z.strictObject({
  ...liveMessageSchema.shape,
  room: z.uuid(),
  /** Null where the account is gone, for robots, and for what was written on a platform. */
  reader: z.uuid().nullable(),
  /** The platform where it was written; null for what was said here. */
  platform: z.enum(commentPlatforms).nullable(),
  state: z.enum(messageStates),
  /** What the machine found: rules of the kitchen by their names, or `link`, `number`, `mode`, `platform`. */
  heldBy: z.array(z.string()),
  /** It judges goods badly: it stays unless a rule forbids it. */
  isReview: z.boolean(),
  hidden: z
    .strictObject({ rule: z.enum(hideRuleIds), reason: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(messageEvents)),
});

/** A message as those who moderate see it. */
export type DeskMessage = z.output<typeof deskMessageSchema>;

/** What is answered to whoever wrote: their message's number, and whether it is seen already. */
export type Said = { readonly id: string; readonly state: MessageState };

/** Where a question stands (提问状态). */
export const questionStates = ['asked', 'picked', 'answered', 'dismissed'] as const;

/** Where a question stands. */
export type QuestionState = (typeof questionStates)[number];

/** What may happen to a question: somebody puts it before the host, answers it, leaves it, or takes it up again. */
export const questionEvents = ['pick', 'answer', 'dismiss', 'reopen'] as const;

/** What may happen to a question. */
export type QuestionEvent = (typeof questionEvents)[number];

/** A question with what became of it (观众提问). */
export const liveQuestionSchema = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  author: z.string(),
  at: z.iso.datetime(),
  state: z.enum(questionStates),
  /** Null where the host answered aloud. */
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
});

/** A question with what became of it. */
export type LiveQuestion = z.output<typeof liveQuestionSchema>;

/** A question as the desk and the host see it. */
export const deskQuestionSchema = z.strictObject({
  ...liveQuestionSchema.shape,
  version: z.int(),
  allowedEvents: z.array(z.enum(questionEvents)),
});

/** A question as the desk and the host see it. */
export type DeskQuestion = z.output<typeof deskQuestionSchema>;

/** A poll with how many chose what (投票). */
export const livePollSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  question: z.string(),
  options: z.array(z.strictObject({ text: z.string(), votes: z.int() })),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  isOpen: z.boolean(),
});

/** A poll with how many chose what. */
export type LivePoll = z.output<typeof livePollSchema>;

/** What a poll is made of. */
export const makePollSchema = z.strictObject({
  question: z.string().trim().min(2).max(80),
  options: z
    .array(z.string().trim().min(1).max(30))
    .min(2)
    .max(6)
    .refine((all) => new Set(all).size === all.length, '选项不能重复 / choices have to differ')
    .meta({ examples: [['脐橙', '茶叶']] }),
  minutes: z.int().min(1).max(60),
});

/** What a poll is made of. */
export type MakePoll = z.output<typeof makePollSchema>;

/** Somebody who came into a room signed in (在场观众). */
export const roomViewerSchema = z.strictObject({
  reader: z.uuid(),
  name: z.string(),
  cameAt: z.iso.datetime(),
  messages: z.int(),
  mutedUntil: z.iso.datetime().nullable(),
});

/** Somebody who came into a room signed in. */
export type RoomViewer = z.output<typeof roomViewerSchema>;
