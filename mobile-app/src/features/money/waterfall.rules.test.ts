import type { Receipt, Welfare } from '@/contract/types';
import { splitYuan, waterfallOf, waterfallOfLive } from './waterfall.rules';

const shares: Receipt['shares'] = [
  { kind: 'coupon', fen: 500, back: 0 },
  { kind: 'psp', fen: 36, back: 0 },
  { kind: 'supplier', fen: 4_200, back: 700 },
  { kind: 'station', fen: 300, back: 50 },
  { kind: 'rest', fen: 1_454, back: 250 },
];

it('falls from what was paid to the last fen, producers first', () => {
  const { paid, coupon, total, falls } = waterfallOf({ paid: 5_490, back: 1_000, shares });
  expect([paid, coupon, total]).toEqual([4_490, 500, 4_990]);
  expect(falls.map(({ kind, fen, from }) => [kind, fen, from])).toEqual([
    ['supplier', 3_500, 0],
    ['psp', 36, 3_500],
    ['station', 250, 3_536],
    ['rest', 1_204, 3_786],
  ]);
  expect(falls.reduce((sum, { ofYuan }) => sum + ofYuan, 0)).toBe(100);
});

it('is empty when everything came back', () => {
  const all = shares.map((share) => ({ ...share, back: share.fen }));
  expect(waterfallOf({ paid: 5_490, back: 5_490, shares: all })).toMatchObject({ paid: 0, total: 0, falls: [] });
});

it.each([[[1, 1, 1]], [[7, 0, 993]], [[1]], [[3, 3, 3, 3, 3, 3, 3]], [[999_999_999, 1]]])(
  'cuts a yuan by %j into a hundred fen',
  (weights) => {
    const parts = splitYuan(weights);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [n, part] of parts.entries()) expect(Math.abs(part - ((weights[n] ?? 0) * 100) / all)).toBeLessThan(1);
  },
);

it('tells nothing of a live in which few sold', () => {
  const live = { gross: 100, refunds: 0, shares: null } as unknown as Welfare; // what the rule reads of it
  expect(waterfallOfLive(live)).toBeUndefined();
});
