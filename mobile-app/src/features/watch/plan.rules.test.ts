import { filmWidth, hasBar, isFew, leftUntil, money, nameIn, planOf, shareOf, sideWidth } from './plan.rules';

it.each([
  [390, 844, 'stacked'],
  [844, 390, 'beside'],
  [500, 400, 'stacked'],
  [768, 1024, 'stacked'],
  [1440, 900, 'beside'],
] as const)('a window of %d by %d is %s', (width, height, plan) => expect(planOf({ width, height })).toBe(plan));

it.each([
  [1440, 900],
  [1024, 700],
  [844, 390],
  [667, 375],
])('beside the talk of a window of %d by %d picture and talk have room', (width, height) => {
  for (const elder of [false, true]) {
    const film = filmWidth({ width, height, elder });
    expect(film + sideWidth(width)).toBeLessThanOrEqual(width);
    expect((film * 9) / 16).toBeLessThan(height);
    expect(film).toBeGreaterThan(300);
  }
});

it('a phone on its side has no room for a bar', () => {
  expect([hasBar({ height: 390 }), hasBar({ height: 844 })]).toEqual([false, true]);
});

it.each([
  ['2026-11-30T02:01:05Z', '01:05'],
  ['2026-11-30T03:01:05Z', '1:01:05'],
  ['2026-11-30T02:00:00.200Z', '00:01'],
  ['2026-11-30T02:00:00Z', null],
])('until %s there are %s', (until, left) => expect(leftUntil(until, Date.parse('2026-11-30T02:00:00Z'))).toBe(left));

it('says prices, names, what is left and shares', () => {
  expect(money(3990)).toBe('¥39.90');
  expect(nameIn({ 'zh-Hans': '脐橙', en: '' }, 'en')).toBe('脐橙');
  expect(nameIn({ 'zh-Hans': '脐橙', en: 'Oranges' }, 'en')).toBe('Oranges');
  expect([null, 0, 1, 20, 21].map(isFew)).toEqual([false, false, true, true, false]);
  expect([shareOf(0, 0), shareOf(1, 3), shareOf(3, 3)]).toEqual([0, 33, 100]);
});
