import type { PriceBase, PriceKind, PricePolicy } from '../../contract';

/** A price as the rules see it. */
export type SeenPrice = {
  readonly id: string;
  readonly venue: string;
  readonly fen: number;
  readonly basis: PriceKind;
  readonly seenAt: Date;
};

const DAY_MS = 86_400_000;

/**
 * How long one looks back. China: the lowest deal of the seven days before, at the same venue, and where there was none the last deal before
 * (Order 56, article 16). European Union: the lowest of at least thirty days (directive 98/6/EC, article 6a).
 */
export const pricePolicies: Readonly<
  Record<PricePolicy, { readonly days: number; readonly without: 'last' | 'none' }>
> = {
  'cn-7-days': { days: 7, without: 'last' },
  'eu-30-days': { days: 30, without: 'none' },
};

type Asked = { readonly venue: string; readonly at: Date; readonly days: number };

/** The lowest deal at a venue within so many days before a moment; the moment itself is not before it. */
export function lowestInPeriod(prices: readonly SeenPrice[], { venue, at, days }: Asked): SeenPrice | undefined {
  const from = at.getTime() - days * DAY_MS;
  return dealsBefore(prices, { venue, at })
    .filter(({ seenAt }) => seenAt.getTime() >= from)
    .reduce<SeenPrice | undefined>((low, price) => (low && low.fen <= price.fen ? low : price), undefined);
}

function dealsBefore(prices: readonly SeenPrice[], { venue, at }: Omit<Asked, 'days'>): readonly SeenPrice[] {
  return prices.filter((price) => price.basis === 'deal' && price.venue === venue && price.seenAt < at);
}

/** The former price that may be named at a venue at a moment; undefined where none may. */
export function priceBase(
  prices: readonly SeenPrice[],
  { venue, at, policy }: { readonly venue: string; readonly at: Date; readonly policy: PricePolicy },
): PriceBase | undefined {
  const { days, without } = pricePolicies[policy];
  const lowest = lowestInPeriod(prices, { venue, at, days });
  if (lowest) return { venue, policy, fen: lowest.fen, by: 'lowest', price: lowest.id };
  if (without === 'none') return undefined;
  const last = dealsBefore(prices, { venue, at }).reduce<SeenPrice | undefined>(
    (late, price) => (late && late.seenAt >= price.seenAt ? late : price),
    undefined,
  );
  return last && { venue, policy, fen: last.fen, by: 'last', price: last.id };
}

/** Whether a price was seen too long ago to go live with: more than a day. */
export const isStale = ({ seenAt }: Pick<SeenPrice, 'seenAt'>, now: Date): boolean =>
  now.getTime() - seenAt.getTime() > DAY_MS;

/** What is still wanted before goods are handed in: the supplier's list price, and what two others ask. */
export function priceGaps(prices: readonly Pick<SeenPrice, 'basis' | 'venue'>[]): readonly string[] {
  const markets = new Set(prices.filter(({ basis }) => basis === 'market').map(({ venue }) => venue));
  const list = prices.some(({ basis }) => basis === 'list') ? [] : ['list-price'];
  return markets.size >= 2 ? list : [...list, markets.size === 1 ? 'one-more-market-price' : 'two-market-prices'];
}
