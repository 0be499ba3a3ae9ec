import type { LotteryPage } from '../../contract';
import { rulesRefused, shownName } from './lottery.rules';

const page = (more: Partial<LotteryPage> = {}): LotteryPage => ({
  ...{ title: '开播抽奖', rule: '每人一次', prizes: [{ name: '脐橙一箱', value: 3_990, count: 3 }] },
  ...{ opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:30:00.000Z' },
  ...{ saltAt: '2026-12-01T13:30:00.000Z', saltSource: '当日福彩 3D 开奖号码' },
  ...more,
});
const prize = (value: number): LotteryPage['prizes'] => [
  { name: '小奖', value: 100, count: 1 },
  { name: '大奖', value, count: 1 },
];

it.each([
  ['rules that hold', page(), undefined],
  ['a prize of exactly 50,000 yuan', page({ prizes: prize(5_000_000) }), undefined],
  ['a fen more', page({ prizes: prize(5_000_001) }), 'GAMES.PRIZE_TOO_HIGH'],
  ['an end before the beginning', page({ closesAt: '2026-12-01T11:00:00.000Z' }), 'GAMES.LOTTERY_TIMES'],
  ['a salt that could be known', page({ saltAt: '2026-12-01T12:30:59.999Z' }), 'GAMES.LOTTERY_TIMES'],
  ['a salt a minute after the close', page({ saltAt: '2026-12-01T12:31:00.000Z' }), undefined],
])('judges %s', (_what, given, code) => {
  expect(rulesRefused(given)?.error.code).toBe(code);
});

it('names the prize that is too high', () => {
  expect(rulesRefused(page({ prizes: prize(9_000_000) }))?.error).toEqual({
    code: 'GAMES.PRIZE_TOO_HIGH',
    details: { prize: '大奖', most: 50_000 },
  });
});

it('shows the first character of a name', () => {
  expect([shownName('王敏'), shownName(' 😀x'), shownName('')]).toEqual(['王**', '😀**', '**']);
});
