import type { Receipt, Welfare } from '@/contract/types';

/** An end of the waterfall, or where it comes from, by the host's name. */
export type ShareKind = Receipt['shares'][number]['kind'];

/** An end of the waterfall that takes from what came in. */
export type End = Exclude<ShareKind, 'paid' | 'coupon' | 'deposit'>;

/** What one end has, after what came back; and where its bar begins, from what stands above it. */
export interface Fall {
  readonly kind: End;
  readonly fen: number;
  readonly from: number;
  /** So many fen of each yuan. All of them make a hundred. */
  readonly ofYuan: number;
}

/** A waterfall as it is drawn: what came in, and how it falls. */
export interface Waterfall {
  readonly paid: number;
  readonly coupon: number;
  readonly total: number;
  readonly falls: readonly Fall[];
}

/** Whoever grew it comes first, what the station keeps comes last. */
const ORDER: readonly End[] = ['supplier', 'donation', 'freight', 'psp', 'platform', 'anchor', 'station', 'rest'];

interface Share {
  readonly kind: ShareKind;
  readonly fen: number;
}

/** Where what is left of an order went. */
export function waterfallOf({ paid, back, shares }: Pick<Receipt, 'paid' | 'back' | 'shares'>): Waterfall {
  const left = shares.map(({ kind, fen, back: gone }) => ({ kind, fen: fen - gone }));
  return fallingFrom(paid - back, left);
}

/** Where all of a live went; undefined where so few sold that nobody is told. */
export function waterfallOfLive({ gross, refunds, shares }: Welfare): Waterfall | undefined {
  return shares === null ? undefined : fallingFrom(gross - refunds, shares);
}

function fallingFrom(paid: number, shares: readonly Share[]): Waterfall {
  const of = (kind: ShareKind): number =>
    shares.filter((one) => one.kind === kind).reduce((sum, { fen }) => sum + fen, 0);
  const ends = ORDER.map((kind) => ({ kind, fen: of(kind) })).filter(({ fen }) => fen > 0);
  const yuan = splitYuan(ends.map(({ fen }) => fen));
  let from = 0;
  const falls = ends.map((end, n) => {
    const fall = { ...end, from, ofYuan: yuan[n] ?? 0 };
    from += end.fen;
    return fall;
  });
  // What was paid ahead is the buyer's money as much as what came with the balance.
  return { paid: paid + of('deposit'), coupon: of('coupon'), total: from, falls };
}

/** A hundred fen over some weights by the largest remainder, so that they add up to a yuan again. */
export function splitYuan(weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const whole = weights.map((weight) => Math.floor((weight * 100) / all));
  const missing = 100 - whole.reduce((sum, part) => sum + part, 0);
  const first = weights
    .map((weight, n) => ({ n, rest: (weight * 100) % all }))
    .sort((a, b) => b.rest - a.rest || a.n - b.n)
    .slice(0, missing)
    .map(({ n }) => n);
  return whole.map((part, n) => part + (first.includes(n) ? 1 : 0));
}
