import { createLanes, LANES, MOST_IN_LANES } from './lanes.rules';

it('fills each lane before one is used again', () => {
  const lanes = createLanes();
  const given = Array.from({ length: LANES }, () => lanes.next(0));
  expect(new Set(given).size).toBe(LANES);
});

it('gives no more than the picture holds in a second, and begins anew in the next', () => {
  const lanes = createLanes();
  const given = Array.from({ length: MOST_IN_LANES + 20 }, (_, n) => lanes.next(500 + n));
  expect(given.filter((lane) => lane === null)).toHaveLength(20);
  expect(lanes.next(1_000)).not.toBeNull();
});
