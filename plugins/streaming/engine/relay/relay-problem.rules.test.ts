import fc from 'fast-check';
import { waitAfter } from './relay-problem.rules';

it('waits a little longer after the first failure', () => {
  expect([1, 2, 3, 4, 5, 300].map((failures) => waitAfter(failures, 1))).toEqual(
    [1, 2, 2, 2, 2, 2].map((s) => s * 1_000),
  );
});

it('looks less often for whoever is away for long', () => {
  expect(waitAfter(301, 1)).toBe(60_000);
});

it('spreads, and never waits less than 0.8 seconds or more than a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const wait = waitAfter(failures, chance);
      expect(wait).toBeGreaterThanOrEqual(800);
      expect(wait).toBeLessThanOrEqual(failures > 300 ? 60_000 : 2_000);
    }),
  );
});
