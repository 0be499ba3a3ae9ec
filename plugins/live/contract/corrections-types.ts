import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';

/** What somebody said wrongly, and the words that put it right (口误、更正). */
export const correctSlipSchema = z.strictObject({
  /** The number that the correction gets: the page makes it, so that sent twice it is one correction. */
  correction: z.uuid(),
  slip: writtenText(300)
    .min(1)
    .meta({ examples: ['说成“五年陈”，应为“三年陈”'] }),
  words: writtenText(200)
    .min(1)
    .meta({ examples: ['更正：这批陈皮为三年陈'] }),
});

/** What somebody said wrongly, and the words that put it right. */
export type CorrectSlip = z.output<typeof correctSlipSchema>;

/** A correction (纠错): it stands over the picture until it is taken away, and in the log for ever. */
export const liveCorrectionSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  slip: z.string(),
  words: z.string(),
  at: z.iso.datetime(),
  /** Where the picture stood, in seconds from the beginning of the broadcast. */
  clock: z.number().nullable(),
  by: z.string(),
  takenAwayAt: z.iso.datetime().nullable(),
  takenAwayBy: z.string().nullable(),
});

/** A correction. */
export type LiveCorrection = z.output<typeof liveCorrectionSchema>;

/** Why a live is stopped at once, and the words that stand over its picture from then on (叫停). */
export const stopLiveSchema = z.strictObject({
  reason: writtenText(300).min(1),
  words: writtenText(80).min(1).default('直播已暂停，请稍候'),
});

/** Why a live is stopped at once. */
export type StopLive = z.output<typeof stopLiveSchema>;

/** What a stop took away. */
export const stoppedLiveSchema = z.strictObject({
  session: z.uuid(),
  stoppedAt: z.iso.datetime(),
  by: z.string(),
  /** How many pins, prices for some minutes and other tools it ended. */
  pins: z.int(),
  prices: z.int(),
  tools: z.int(),
});

/** What a stop took away. */
export type StoppedLive = z.output<typeof stoppedLiveSchema>;
