import { isKeptStill } from './kept-days.rules';

it.each([
  ['2026-11-30T15:59:59Z', true],
  ['2026-11-30T16:00:00Z', false],
  ['2026-11-29T16:00:00Z', true],
])('keeps a sample until the end of its last day at the station: %s', (now, isKept) => {
  expect(isKeptStill('2026-11-30', new Date(now))).toBe(isKept);
});
