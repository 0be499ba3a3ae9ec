import { z } from 'zod';

/** Where a room stands 直播间状态: `making` until its driver has made the stream, then as the stream does. */
export const roomStates = ['making', 'idle', 'connecting', 'live', 'reconnecting', 'disabled', 'removed'] as const;

/** Where a room stands. */
export type RoomState = (typeof roomStates)[number];

/** Who may carry a room. */
export const driverNames = ['local', 'mux', 'hybrid'] as const;

/** How soon viewers see what happens. */
export const latencies = ['low', 'reduced', 'standard'] as const;

/** What may happen to a room: the first five are told by whoever carries the video, the rest is done by people. */
export const roomEvents = ['make', 'connect', 'picture', 'drop', 'end', 'disable', 'enable', 'remove'] as const;

/** What may happen to a room. */
export type RoomEvent = (typeof roomEvents)[number];

/** What people may do with a room. */
export const roomDeeds = ['end', 'disable', 'enable'] as const;

/** What people may do with a room. */
export type RoomDeed = (typeof roomDeeds)[number];

/** Where an encoder sends to. */
export const ingestPointSchema = z.strictObject({ protocol: z.enum(['rtmp', 'rtmps', 'srt']), server: z.string() });

/** A room as pages see it 直播间. */
export const roomSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  title: z.string(),
  driver: z.enum(driverNames),
  latency: z.enum(latencies),
  reconnectSeconds: z.int(),
  signed: z.boolean(),
  record: z.boolean(),
  audioOnly: z.boolean(),
  /** Named among the lives of the app while it is on air. */
  listed: z.boolean(),
  /** On whose pages its player may stand; none named means all. */
  hosts: z.array(z.string()),
  /** A trial that costs nothing, bears a watermark and ends after five minutes. */
  test: z.boolean(),
  state: z.enum(roomStates),
  since: z.iso.datetime(),
  ingest: z.array(ingestPointSchema),
  playbackId: z.string().nullable(),
  /** Of the latest broadcast, while it lasts. */
  beganAt: z.iso.datetime().nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(roomEvents)),
});

/** A room as pages see it. */
export type Room = z.output<typeof roomSchema>;

/** Something that happened in a room 直播间日志. */
export const roomEntrySchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** Something that happened in a room. */
export type RoomEntry = z.output<typeof roomEntrySchema>;
