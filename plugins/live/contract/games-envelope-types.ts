import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { gameFen, gameMoment } from './games';

/** Where a red packet stands (红包状态). */
export const envelopeStates = [
  'draft',
  'funded',
  'published',
  'open',
  'sold-out',
  'expired',
  'settled',
  'archived',
  'cancelled',
] as const;

/** Where a red packet stands. */
export type EnvelopeState = (typeof envelopeStates)[number];

/** What may happen to a red packet: `open`, `sell-out`, `expire` and `settle` by the house itself. */
export const envelopeEvents = [
  'fund',
  'publish',
  'open',
  'sell-out',
  'expire',
  'stop',
  'settle',
  'archive',
  'cancel',
] as const;

/** What may happen to a red packet. */
export type EnvelopeEvent = (typeof envelopeEvents)[number];

/** What the verbs of red packets have to do about a move. */
export type EnvelopeEffect = 'set-aside' | 'split' | 'give-back';

/** Evenly, or by chance between a floor and a ceiling (等额、拼手气). */
export const envelopeSplits = ['equal', 'random'] as const;

/** What a share is: a coupon of the shop, or money that the station owes and pays out (券、余额). */
export const envelopePayouts = ['coupon', 'account'] as const;

/** Everybody in the room, or those alone who had reserved (所有观众、预约观众). */
export const envelopeAudiences = ['all', 'reserved'] as const;

/** No red packet holds more shares, so that all of them are split in one statement and remembered by a node. */
export const MOST_SHARES = 10_000;

/** A share above 200 yuan is no red packet any more: no payment provider pays one out. */
export const MOST_SHARE_FEN = 20_000;

const title = writtenText(60)
  .min(1)
  .meta({ examples: ['整点红包'] });

/** What it takes to make a red packet. */
export const makeEnvelopeSchema = z.strictObject({
  session: z.uuid(),
  title,
  budget: gameFen.min(1),
  count: z.int().min(1).max(MOST_SHARES),
  split: z.enum(envelopeSplits),
  /** The least and the most that a share may be, in fen. */
  least: gameFen.min(1),
  most: gameFen.min(1).max(MOST_SHARE_FEN),
  payout: z.enum(envelopePayouts),
  /** The batch of coupons, where shares are coupons. */
  couponBatch: z.uuid().nullable().default(null),
  audience: z.enum(envelopeAudiences).default('all'),
  opensAt: gameMoment,
  closesAt: gameMoment,
});

/** What it takes to make a red packet. */
export type MakeEnvelope = z.output<typeof makeEnvelopeSchema>;

/** A red packet as the people of the station see it (红包). */
export const envelopeSchema = makeEnvelopeSchema.omit({ couponBatch: true }).extend({
  id: z.uuid(),
  couponBatch: z.uuid().nullable(),
  audience: z.enum(envelopeAudiences),
  state: z.enum(envelopeStates),
  version: z.int(),
  /** The hash of the seed that its shares were split by; null until it is published. */
  seedHash: z.string().nullable(),
  /** The seed itself, once nobody can take a share any more. */
  seed: z.string().nullable(),
  taken: z.int(),
  takenFen: z.int(),
  /** What of it was paid out, and what went back. */
  paidFen: z.int(),
  returnedFen: z.int(),
  madeBy: z.string(),
  allowedEvents: z.array(z.enum(envelopeEvents)),
});

/** A red packet as the people of the station see it. */
export type Envelope = z.output<typeof envelopeSchema>;

/** A red packet as viewers see it. */
export const shownEnvelopeSchema = envelopeSchema
  .pick({ id: true, session: true, title: true, count: true, payout: true, audience: true, opensAt: true })
  .extend({
    closesAt: z.iso.datetime(),
    state: z.enum(['coming', 'open', 'over']),
    budget: z.int(),
    least: z.int(),
    most: z.int(),
    seedHash: z.string(),
    seed: z.string().nullable(),
    taken: z.int(),
  });

/** A red packet as viewers see it. */
export type ShownEnvelope = z.output<typeof shownEnvelopeSchema>;

/** What somebody got who reached for a share: nothing, when all were gone. */
export const claimedShareSchema = z.strictObject({
  amount: z.int().nullable(),
  payout: z.enum(envelopePayouts),
  coupon: z.uuid().nullable(),
});

/** What somebody got who reached for a share. */
export type ClaimedShare = z.output<typeof claimedShareSchema>;

/** What may be given away in a month, and what of it was (活动预算). */
export const gameBudgetSchema = z.strictObject({
  /** By the stations' clock: `2026-11`. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  fen: z.int().nullable(),
  used: z.int(),
});

/** What may be given away in a month, and what of it was. */
export type GameBudget = z.output<typeof gameBudgetSchema>;
