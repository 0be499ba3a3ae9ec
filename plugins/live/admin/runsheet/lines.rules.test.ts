import fc from 'fast-check';
import { clockWords, markOf, moved } from './lines.rules';

it.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 1, ['a', 'b', 'c']],
  [0, 9, ['b', 'c', 'a']],
  [2, -1, ['c', 'a', 'b']],
  [7, 0, ['a', 'b', 'c']],
] as const)('moves from %i to %i: %j', (from, to, order) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(order);
});

it('loses and doubles nothing, and comes back the way it went', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(list, fc.nat(19), fc.nat(19), (all, one, other) => {
      const [from, to] = [one % all.length, other % all.length];
      const there = moved(all, from, to);
      expect(there[to]).toBe(all[from]);
      expect(moved(there, to, from)).toEqual(all);
    }),
  );
});

it('marks the side on which a dragged line comes to lie', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(list, fc.nat(19), fc.nat(19), (all, one, other) => {
      const [from, to] = [one % all.length, other % all.length];
      const there = moved(all, from, to);
      const [dragged, below] = [there.indexOf(all[from]!), there.indexOf(all[to]!)];
      expect(markOf(from, to)).toBe(from === to ? undefined : dragged < below ? 'before' : 'after');
    }),
  );
});

it.each([
  [0, '0:00'],
  [65, '1:05'],
  [3_725, '1:02:05'],
  [-90, '−1:30'],
  [-0.2, '0:00'],
  [59.6, '1:00'],
])('writes %d seconds as %s', (seconds, words) => {
  expect(clockWords(seconds)).toBe(words);
});
