import { z } from 'zod';

/** Where a recording stands 录制状态: `removed` can be taken back for a while, `gone` cannot. */
export const recordingStates = ['recording', 'preparing', 'ready', 'errored', 'removed', 'gone'] as const;

/** Where a recording stands. */
export type RecordingState = (typeof recordingStates)[number];

/** What may happen to a recording: `remove` and `restore` are done by people, the rest by the house or its driver. */
export const recordingEvents = ['end', 'settle', 'fail', 'remove', 'restore', 'erase'] as const;

/** What may happen to a recording. */
export type RecordingEvent = (typeof recordingEvents)[number];

/** What a recording is 录制类型: a broadcast 整场, a piece of one 片段, several pieces in a row 集锦. */
export const recordingKinds = ['whole', 'clip', 'reel'] as const;

/** What a recording is. */
export type RecordingKind = (typeof recordingKinds)[number];

const seconds = z.number().min(0).max(864_000);

/** A piece of a recording, in seconds from its beginning 片段范围. */
export const pieceSchema = z.strictObject({ recording: z.uuid(), start: seconds, end: seconds });

/** A piece of a recording. */
export type RecordingPiece = z.output<typeof pieceSchema>;

/** A recording as pages see it 录制. */
export const recordingSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  room: z.uuid(),
  roomTitle: z.string(),
  driver: z.enum(['local', 'mux', 'hybrid']),
  kind: z.enum(recordingKinds),
  state: z.enum(recordingStates),
  since: z.iso.datetime(),
  title: z.string(),
  playbackId: z.string().nullable(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  seconds: z.number(),
  bytes: z.number(),
  /** Players skip so many seconds: a picture can begin only with a key frame. */
  lead: z.number(),
  pieces: z.array(pieceSchema),
  precise: z.boolean(),
  /** From 0 to 1 while a frame-accurate cut is made. */
  progress: z.number().nullable(),
  problem: z.string().nullable(),
  /** Its small pictures are drawn; lists do not say. */
  storyboard: z.boolean(),
  /** `null`: for ever. */
  keepUntil: z.iso.datetime().nullable(),
  keepOwn: z.boolean(),
  hold: z.strictObject({ reason: z.string(), at: z.iso.datetime() }).nullable(),
  removed: z.strictObject({ why: z.string(), at: z.iso.datetime(), until: z.iso.datetime().nullable() }).nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(recordingEvents)),
});

/** A recording as pages see it. */
export type RecordingLine = z.output<typeof recordingSchema>;

/** A chapter of a recording 章节. */
export const chapterSchema = z.strictObject({
  id: z.uuid(),
  recording: z.uuid(),
  at: z.number(),
  title: z.string(),
  version: z.int(),
});

/** A chapter of a recording. */
export type Chapter = z.output<typeof chapterSchema>;

/** How full the disk is, and what will go first 存储空间. */
export const spaceSchema = z.strictObject({
  total: z.number(),
  free: z.number(),
  /** When less is free, nothing is recorded any more. */
  floor: z.number(),
  recordings: z.strictObject({ count: z.int(), bytes: z.number() }),
  next: z.array(recordingSchema.pick({ id: true, title: true, bytes: true, keepUntil: true })),
});

/** How full the disk is, and what will go first. */
export type Space = z.output<typeof spaceSchema>;
