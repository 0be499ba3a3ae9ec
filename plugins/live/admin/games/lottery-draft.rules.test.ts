import { EMPTY_LOTTERY, EMPTY_PRIZE, lotteryFrom, type LotteryDraft } from './lottery-draft.rules';

const draft = (more: Partial<LotteryDraft> = {}): LotteryDraft => ({
  ...EMPTY_LOTTERY,
  ...{ session: 's1', title: ' 开播抽奖 ', rule: '每人一次', saltSource: '当日福彩 3D' },
  prizes: [{ key: 0, name: ' 脐橙一箱 ', value: 39.9, count: 3 }],
  ...{ opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:30:00.000Z', saltAt: '2026-12-01T13:30:00.000Z' },
  ...more,
});

it('is a lottery in fen once nothing is missing', () => {
  expect(lotteryFrom(draft())).toMatchObject({
    ...{ title: '开播抽奖', prizes: [{ name: '脐橙一箱', value: 3_990, count: 3 }] },
  });
});

it.each([
  ['a live', { session: '' }],
  ['rules', { rule: ' ' }],
  ['a source of the salt', { saltSource: '' }],
  ['a moment for the salt', { saltAt: null }],
  ['a prize that is said', { prizes: [EMPTY_PRIZE] }],
] as const)('is none without %s', (_what, part) => {
  expect(lotteryFrom(draft(part))).toBeUndefined();
});
