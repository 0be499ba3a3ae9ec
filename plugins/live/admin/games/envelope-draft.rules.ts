import type { MakeEnvelope } from '../../contract';
import { fenOf } from './yuan.rules';

type Figure = 'budget' | 'count' | 'least' | 'most';

/** A red packet while somebody writes it: money in yuan, and nothing that has to be there yet. */
export type EnvelopeDraft = Readonly<Record<Figure, number | undefined>> &
  Pick<MakeEnvelope, 'session' | 'title' | 'split' | 'payout' | 'audience'> & {
    /** Empty until one is chosen. */
    readonly couponBatch: string;
    /** What a coupon of the batch takes off, in fen. */
    readonly cut: number;
    readonly opensAt: string | null;
    readonly closesAt: string | null;
  };

/** Where it begins. */
export const EMPTY_ENVELOPE: EnvelopeDraft = {
  ...{ session: '', title: '', budget: undefined, count: undefined, least: 0.01, most: 200 },
  ...{ split: 'random', payout: 'account', audience: 'all', couponBatch: '', cut: 0 },
  ...{ opensAt: null, closesAt: null },
};

/** The red packet, once nothing is missing. */
export function envelopeFrom(draft: EnvelopeDraft): MakeEnvelope | undefined {
  const { session, title, count, audience, opensAt, closesAt } = draft;
  const shares = draft.payout === 'coupon' ? couponShares(draft) : moneyShares(draft);
  if (session === '' || title.trim() === '' || !count || !shares) return undefined;
  if (opensAt === null || closesAt === null) return undefined;
  return { session, title: title.trim(), count, audience, opensAt, closesAt, ...shares };
}

type Shares = Pick<MakeEnvelope, 'budget' | 'split' | 'least' | 'most' | 'payout' | 'couponBatch'>;

function couponShares({ count, cut, couponBatch }: EnvelopeDraft): Shares | undefined {
  if (couponBatch === '' || !count) return undefined;
  return { budget: count * cut, split: 'equal', least: cut, most: cut, payout: 'coupon', couponBatch };
}

function moneyShares({ budget, split, least, most }: EnvelopeDraft): Shares | undefined {
  if (!budget || !least || !most) return undefined;
  const fens = { budget: fenOf(budget), least: fenOf(least), most: fenOf(most) };
  return { ...fens, split, payout: 'account', couponBatch: null };
}
