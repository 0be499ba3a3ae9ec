import type { Coupon } from '@/contract/types';
import { countsFor, cutOf, fittingOf, inOrder, refusedWord, standingOf } from './coupon.rules';

const NOW = Date.parse('2026-11-30T02:00:00Z');
const coupon = (change: Partial<Coupon> = {}): Coupon => ({
  ...{ id: 'c1', batch: 'b1', name: '秋收券', threshold: 3000, cut: 500, offers: null, order: null },
  ...{ validFrom: '2026-11-01T00:00:00Z', validTo: '2026-12-31T00:00:00Z', ...change },
});
const BASKET = [{ offer: 'o1', goods: 3990 }];

it.each<[number | null, Partial<Coupon>]>([
  [500, {}],
  [500, { threshold: 3990 }],
  [null, { threshold: 3991 }],
  [3990, { threshold: 0, cut: 9000 }],
  [500, { offers: ['o2', 'o1'] }],
  [null, { offers: ['o2'] }],
  [null, { order: 'x1' }],
  [null, { validFrom: '2026-11-30T02:00:01Z' }],
  [500, { validTo: '2026-11-30T02:00:00Z' }],
  [null, { validTo: '2026-11-30T01:59:59Z' }],
])('takes off %s with %j', (cut, change) => expect(cutOf(coupon(change), BASKET, NOW)).toBe(cut));

it.each<[number | null, Partial<Coupon>]>([
  [500, { threshold: 5990 }],
  [null, { threshold: 5991 }],
  // It counts for some of the goods alone, and takes off no more than they cost.
  [null, { threshold: 2001, offers: ['o2'] }],
  [2000, { threshold: 2000, offers: ['o2'], cut: 9000 }],
  [null, { threshold: 0, offers: ['o9'] }],
])('takes off %s of several things with %j', (cut, change) => {
  expect(cutOf(coupon(change), [...BASKET, { offer: 'o2', goods: 2000 }], NOW)).toBe(cut);
});

it('offers the largest cut first, and of two alike the one that ends first', () => {
  const all = [
    coupon({ id: 'a' }),
    coupon({ id: 'b', validTo: '2026-12-01T00:00:00Z' }),
    coupon({ id: 'c', cut: 800 }),
    coupon({ id: 'd', threshold: 9000, cut: 5000 }),
  ];
  expect(fittingOf(all, BASKET, NOW).map(({ coupon: { id }, cut }) => [id, cut])).toEqual([
    ['c', 800],
    ['b', 500],
    ['a', 500],
  ]);
});

it.each([
  ['used', { order: 'x1' }],
  ['later', { validFrom: '2026-12-01T00:00:00Z' }],
  ['good', {}],
  ['over', { validTo: '2026-11-29T00:00:00Z' }],
] as const)('stands as %s', (standing, change) => expect(standingOf(coupon(change), NOW)).toBe(standing));

it('lists what can be used before what was', () => {
  const all = [coupon({ id: 'used', order: 'x1' }), coupon({ id: 'later', validFrom: '2026-12-01T00:00:00Z' })];
  expect(inOrder([...all, coupon({ id: 'good' })], NOW).map(({ id }) => id)).toEqual(['good', 'later', 'used']);
});

it('knows what it counts for, and why it was refused', () => {
  expect([countsFor({ offers: null }, 'o1'), countsFor({ offers: ['o2'] }, 'o1')]).toEqual([true, false]);
  expect(refusedWord({ why: 'threshold' })).toBe('coupon.refused.threshold');
  expect(refusedWord({})).toBe('coupon.refused.unknown');
});
