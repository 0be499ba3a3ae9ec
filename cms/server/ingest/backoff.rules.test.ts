import fc from 'fast-check';
import { failureEvent, GIVES_UP_AFTER, waitAfter } from './backoff.rules';

const MINUTE = 60_000;

it('waits its own interval when all is well, longer after each failure, and never for ever', () => {
  expect(waitAfter(15, 0)).toBe(15 * MINUTE);
  expect(waitAfter(15, 2)).toBe(60 * MINUTE);
  expect(waitAfter(1_440, 9)).toBe(1_440 * MINUTE);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_440 }), fc.nat(200), (interval, failures) => {
      const wait = waitAfter(interval, failures);
      expect(wait).toBeGreaterThanOrEqual(interval * MINUTE);
      expect(wait).toBeLessThanOrEqual(1_440 * MINUTE);
      expect(waitAfter(interval, failures + 1)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

it('gives up once in a row of failures, not again at each', () => {
  const events = Array.from({ length: 20 }, (_, n) => failureEvent(n + 1));
  expect(events.filter((event) => event === 'give_up')).toHaveLength(1);
  expect(events.indexOf('give_up')).toBe(GIVES_UP_AFTER - 1);
});
