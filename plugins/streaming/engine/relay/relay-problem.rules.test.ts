import fc from 'fast-check';
import { isRefusal, relayProblems, waitAfter } from './relay-problem.rules';

it.each([
  ['key-refused', [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
  ['closed', [1_000, 2_000, 2_000, 2_000, 2_000]],
] as const)('waits longer after each failure: %s', (problem, waits) => {
  expect(waits.map((_, at) => waitAfter(problem, at + 1, 1))).toEqual(waits);
});

it('looks less often for whoever is away for long', () => {
  expect(waitAfter('unreachable', 301, 1)).toBe(60_000);
});

it('spreads, and never waits less than 0.8 seconds or more than a minute', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...relayProblems),
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (problem, failures, chance) => {
        const wait = waitAfter(problem, failures, chance);
        expect(wait).toBeGreaterThanOrEqual(800);
        expect(wait).toBeLessThanOrEqual(isRefusal(problem) || failures > 300 ? 60_000 : 2_000);
      },
    ),
  );
});
