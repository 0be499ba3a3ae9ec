import fc from 'fast-check';
import { isStale, lowestInPeriod, priceBase, priceGaps, type SeenPrice } from './price.rules';

const DAY = 86_400_000;
const NOW = new Date('2026-11-30T12:00:00Z');
const seen = (fen: number, daysAgo: number, more: Partial<SeenPrice> = {}): SeenPrice => ({
  ...{ id: `${fen}@${daysAgo}`, venue: '甲店', fen, basis: 'deal', seenAt: new Date(NOW.getTime() - daysAgo * DAY) },
  ...more,
});
const base = (prices: readonly SeenPrice[], policy: 'cn-7-days' | 'eu-30-days' = 'cn-7-days') =>
  priceBase(prices, { venue: '甲店', at: NOW, policy });

it.each([
  ['the lowest deal of seven days', [seen(60, 1), seen(50, 3), seen(40, 8)], 50, 'lowest'],
  ['a deal of just seven days ago', [seen(60, 1), seen(50, 7)], 50, 'lowest'],
  ['the last deal before, where there was none', [seen(40, 30), seen(55, 9)], 55, 'last'],
  ['no price of another venue', [seen(60, 1), seen(10, 1, { venue: '乙店' })], 60, 'lowest'],
  [
    'no price that was only asked',
    [seen(60, 1), seen(10, 1, { basis: 'market' }), seen(11, 1, { basis: 'list' })],
    60,
    'lowest',
  ],
  ['no deal of this very moment', [seen(60, 1), seen(10, 0)], 60, 'lowest'],
] as const)('names %s', (...[, prices, fen, by]) => {
  expect(base(prices)).toMatchObject({ fen, by });
});

it('names none in the Union without a deal of thirty days, and the lowest of them all with one', () => {
  expect(base([seen(55, 31)], 'eu-30-days')).toBeUndefined();
  expect(base([seen(60, 1), seen(40, 29), seen(20, 31)], 'eu-30-days')).toMatchObject({ fen: 40, by: 'lowest' });
  expect(base([])).toBeUndefined();
});

const aPrice = fc.record({
  id: fc.uuid(),
  venue: fc.constantFrom('甲店', '乙店'),
  fen: fc.integer({ min: 1, max: 1_000_000 }),
  basis: fc.constantFrom('deal' as const, 'list' as const, 'market' as const),
  seenAt: fc.integer({ min: -60 * DAY, max: 5 * DAY }).map((offset) => new Date(NOW.getTime() + offset)),
});

it('is the very minimum of what a plain reading of the law picks out', () => {
  fc.assert(
    fc.property(fc.array(aPrice, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (prices, days) => {
      const picked = prices.filter(
        ({ venue, basis, seenAt }) =>
          venue === '甲店' && basis === 'deal' && seenAt < NOW && NOW.getTime() - seenAt.getTime() <= days * DAY,
      );
      const lowest = lowestInPeriod(prices, { venue: '甲店', at: NOW, days });
      expect(lowest?.fen).toBe(picked.length === 0 ? undefined : Math.min(...picked.map(({ fen }) => fen)));
    }),
  );
});

it('never rises when one looks back further, nor when another deal is known of within the period', () => {
  fc.assert(
    fc.property(fc.array(aPrice), aPrice, fc.integer({ min: 1, max: 30 }), (prices, more, days) => {
      const low = (known: readonly SeenPrice[], back: number) =>
        lowestInPeriod(known, { venue: '甲店', at: NOW, days: back })?.fen ?? Infinity;
      expect(low(prices, days + 1)).toBeLessThanOrEqual(low(prices, days));
      expect(low([...prices, more], days)).toBeLessThanOrEqual(low(prices, days));
    }),
  );
});

it('asks for a list price and for two other places, and calls a price of yesterday stale', () => {
  const market = (venue: string) => ({ basis: 'market', venue }) as const;
  expect(priceGaps([])).toEqual(['list-price', 'two-market-prices']);
  expect(priceGaps([market('甲店'), market('甲店')])).toEqual(['list-price', 'one-more-market-price']);
  expect(priceGaps([market('甲店'), market('乙店'), { basis: 'list', venue: '供应商' }])).toEqual([]);
  expect([isStale(seen(1, 1), NOW), isStale(seen(1, 1.01), NOW)]).toEqual([false, true]);
});
