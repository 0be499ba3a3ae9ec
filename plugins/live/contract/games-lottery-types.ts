import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { gameFen, gameMoment } from './games';

/** Where a lottery stands (抽奖状态). */
export const lotteryStates = [
  'draft',
  'committed',
  'open',
  'closed',
  'sealed',
  'drawn',
  'announced',
  'fulfilled',
  'archived',
  'cancelled',
] as const;

/** Where a lottery stands. */
export type LotteryState = (typeof lotteryStates)[number];

/** What may happen to a lottery: `open` and `close` by the house itself. */
export const lotteryEvents = [
  'commit',
  'open',
  'close',
  'seal',
  'draw',
  'announce',
  'fulfil',
  'archive',
  'cancel',
] as const;

/** What may happen to a lottery. */
export type LotteryEvent = (typeof lotteryEvents)[number];

/** What the law lets a prize be worth at most: 50,000 yuan (反不正当竞争法 Art. 11; 规范促销行为暂行规定 Art. 17). */
export const MOST_PRIZE_FEN = 5_000_000;

/** So many may enter at most: whoever draws again on a phone is done in a few seconds. */
export const MOST_ENTRIES = 50_000;

/** Where a prize goes is forgotten so many days after it was handed out; where nobody says that it was, so many after it was written. */
export const CONTACT_DAYS = { handedOut: 90, notHandedOut: 180 } as const;

const words = (most: number) => writtenText(most).min(1);

/** A prize: what it is, what it is worth, how many there are (奖品). */
export const prizeSchema = z.strictObject({
  name: words(60).meta({ examples: ['脐橙一箱'] }),
  value: gameFen.min(1),
  count: z.int().min(1).max(100),
});

/** A prize. */
export type Prize = z.output<typeof prizeSchema>;

/** The rules of a lottery: frozen by their hash before it opens (抽奖规则). */
export const lotteryPageSchema = z.strictObject({
  title: words(60).meta({ examples: ['开播抽奖'] }),
  rule: words(2_000).meta({ examples: ['在直播间参与，每人一次'] }),
  prizes: z.array(prizeSchema).min(1).max(20),
  opensAt: gameMoment,
  closesAt: gameMoment,
  /** When the salt is told, and what will be taken for it: something that nobody can know before. */
  saltAt: gameMoment,
  saltSource: words(200).meta({ examples: ['当日福彩 3D 开奖号码'] }),
});

/** The rules of a lottery. */
export type LotteryPage = z.output<typeof lotteryPageSchema>;

/** What it takes to make a lottery. */
export const makeLotterySchema = lotteryPageSchema.extend({ session: z.uuid() });

/** What it takes to make a lottery. */
export type MakeLottery = z.output<typeof makeLotterySchema>;

/** Whether somebody who was drawn may have the prize: nobody has looked, they may, they may not. */
export const winnerStates = ['drawn', 'passed', 'failed'] as const;

/** Whether somebody who was drawn may have the prize. */
export type WinnerState = (typeof winnerStates)[number];

/** Somebody who was drawn, as the people of the station see them (中奖者). */
export const winnerSchema = z.strictObject({
  entry: z.uuid(),
  prize: z.int(),
  rank: z.int(),
  name: z.string(),
  state: z.enum(winnerStates),
  reason: z.string().nullable(),
  /** Where the prize goes, as the winner wrote it; null until they did, once it was forgotten, and for whoever may not see it. */
  contact: z.string().nullable(),
});

/** Somebody who was drawn. */
export type Winner = z.output<typeof winnerSchema>;

/** A lottery as the people of the station see it (抽奖). */
export const lotterySchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  page: lotteryPageSchema,
  state: z.enum(lotteryStates),
  version: z.int(),
  rulesHash: z.string().nullable(),
  seedHash: z.string().nullable(),
  entriesHash: z.string().nullable(),
  salt: z.string().nullable(),
  entries: z.int(),
  allowedEvents: z.array(z.enum(lotteryEvents)),
});

/** A lottery as the people of the station see it. */
export type Lottery = z.output<typeof lotterySchema>;

/** A lottery as viewers see it. */
export const shownLotterySchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  page: lotteryPageSchema,
  state: z.enum(['coming', 'open', 'waiting', 'drawn', 'announced', 'cancelled']),
  entries: z.int(),
});

/** A lottery as viewers see it. */
export type ShownLottery = z.output<typeof shownLotterySchema>;

/** Everything from which anybody can draw again (抽奖证明): what is not told yet is null. */
export const lotteryProofSchema = shownLotterySchema.omit({ entries: true }).extend({
  rulesHash: z.string(),
  seedHash: z.string(),
  entriesHash: z.string().nullable(),
  salt: z.string().nullable(),
  /** The seed and all entries, once it was drawn. */
  seed: z.string().nullable(),
  entries: z.array(z.uuid()).nullable(),
  count: z.int(),
  /** Who was drawn and may not have the prize, in the order in which that was found. */
  failed: z.array(z.uuid()),
  winners: z.array(z.strictObject({ entry: z.uuid(), prize: z.int(), rank: z.int() })),
});

/** Everything from which anybody can draw again. */
export type LotteryProof = z.output<typeof lotteryProofSchema>;
