import { money, phaseOf } from './games.rules';

const window = { opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:10:00.000Z' };

it.each([
  ['2026-12-01T11:59:59.999Z', 'soon'],
  ['2026-12-01T12:00:00.000Z', 'on'],
  ['2026-12-01T12:09:59.999Z', 'on'],
  ['2026-12-01T12:10:00.000Z', 'over'],
])('at %s it is %s', (now, phase) => {
  expect(phaseOf(window, Date.parse(now))).toBe(phase);
});

it('says money to the fen', () => {
  expect([money(1), money(100), money(12_345)]).toEqual(['¥0.01', '¥1.00', '¥123.45']);
});
