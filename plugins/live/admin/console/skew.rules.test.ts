import { skewAfter, skewToCount } from './skew.rules';

const NOON = Date.parse('2026-11-30T12:00:00.000Z');
const at = (milliseconds: number): string => new Date(NOON + milliseconds).toISOString();

it('comes near to the skew of a laptop that is ahead, however long messages are on their way', () => {
  // The laptop is a minute ahead; messages take 900, 80 and 400 milliseconds.
  const heard = [900, 80, 400].reduce<number | undefined>(
    (known, way) => skewAfter(known, at(0), NOON + way + 60_000),
    undefined,
  );
  expect(heard).toBe(-60_080);
  expect(skewToCount(heard)).toBe(-60_080);
});

it.each([
  [undefined, 0],
  [-1_999, 0],
  [1_999, 0],
  [2_000, 2_000],
  [-90_000, -90_000],
])('counts %p as %d', (skew, counted) => {
  expect(skewToCount(skew)).toBe(counted);
});
