import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { countedSessionSchema } from './numbers-types';

/** Where a clip stands (片段状态): cut, handed to the kitchen, to be seen, taken down, or not wanted. */
export const clipStates = ['cut', 'sent', 'out', 'down', 'dropped'] as const;

/** Where a clip stands. */
export type ClipState = (typeof clipStates)[number];

/** What may happen to a clip: `send` and `drop` are done by people; it goes out and comes down as its story does. */
export const clipEvents = ['send', 'drop', 'go-out', 'come-down'] as const;

/** What may happen to a clip. */
export type ClipEvent = (typeof clipEvents)[number];

/** Goods that a clip shows, and when they were shown in the live. */
export const clipGoodsSchema = z.strictObject({ product: z.uuid(), offer: z.uuid(), shownAt: z.iso.datetime() });

/** Goods that a clip shows. */
export type ClipGoods = z.output<typeof clipGoodsSchema>;

/** A clip of a live (直播片段). Its number is that of its recording. */
export const liveClipSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  recording: z.uuid(),
  title: z.string(),
  start: z.number(),
  end: z.number(),
  /** It is advertising, and says so wherever it is shown (广告标识): whatever shows goods always is. */
  isAd: z.boolean(),
  goods: z.array(clipGoodsSchema),
  state: z.enum(clipStates),
  /** The story that shows it, once it was handed to the kitchen. */
  manuscript: z.string().nullable(),
  madeAt: z.iso.datetime(),
  version: z.int(),
  allowedEvents: z.array(z.enum(clipEvents)),
});

/** A clip of a live. */
export type LiveClip = z.output<typeof liveClipSchema>;

/** A part of a live in which one product was shown (商品章节), in seconds of its recording. */
export const goodsChapterSchema = z.strictObject({
  pin: z.uuid(),
  title: z.record(z.string(), z.string()),
  offer: z.uuid(),
  product: z.uuid(),
  at: z.number(),
  seconds: z.number(),
  /** Marked in the recording, where players show it. */
  isMarked: z.boolean(),
});

/** A part of a live in which one product was shown. */
export type GoodsChapter = z.output<typeof goodsChapterSchema>;

/** What staff makes of a live that is over (回放与片段). */
export const replayDeskSchema = z.strictObject({
  session: countedSessionSchema,
  /** Null until its chapters were made. */
  replay: z
    .strictObject({
      recording: z.uuid(),
      playbackId: z.string().nullable(),
      seconds: z.number(),
      beganAt: z.iso.datetime(),
    })
    .nullable(),
  chapters: z.array(goodsChapterSchema),
  clips: z.array(liveClipSchema),
});

/** What staff makes of a live that is over. */
export type ReplayDesk = z.output<typeof replayDeskSchema>;

/** A chapter as viewers of a replay see it. What may not be shown today has no offer; what may not be sold today says so. */
export const soldChapterSchema = z.strictObject({
  at: z.number().nonnegative(),
  seconds: z.number(),
  title: z.string(),
  offer: z.uuid().nullable(),
  isSellable: z.boolean(),
});

/** A replay with its goods as they may be sold today (回放购物). */
export const soldReplaySchema = z.strictObject({
  session: z.uuid(),
  room: z.uuid(),
  title: z.string(),
  playback: z.string(),
  seconds: z.number(),
  chapters: z.array(soldChapterSchema),
  asOf: z.iso.datetime(),
});

/** A replay with its goods. */
export type SoldReplay = z.output<typeof soldReplaySchema>;

const clipTitle = writtenText(100)
  .min(1)
  .meta({ examples: ['脐橙怎么挑'] });
const second = z.number().min(0).max(864_000);

/** What it takes to cut a clip. The number is the page’s own: pressed twice it is one clip. */
export const cutClipSchema = z.strictObject({
  id: z.uuid(),
  title: clipTitle,
  start: second,
  end: second,
  /** What shows no goods may be advertising all the same: a person says so. */
  isAd: z.boolean(),
});

/** What it takes to cut a clip. */
export type CutClip = z.output<typeof cutClipSchema>;

/** What it takes to hand a clip to the kitchen. */
export const sendClipSchema = z.strictObject({
  version: z.int(),
  words: writtenText(1_000),
  /** The document id of a column. */
  column: z
    .string()
    .regex(/^[a-z0-9]{20,32}$/)
    .nullable()
    .meta({ examples: [null] }),
});

/** What it takes to hand a clip to the kitchen. */
export type SendClip = z.output<typeof sendClipSchema>;
