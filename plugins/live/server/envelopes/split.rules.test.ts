import fc from 'fast-check';
import { seededRandom } from '@hearth/cms/kernel';
import { isPossible, reachOf, splitShares, type SplitWanted } from './split.rules';

const sum = (shares: readonly number[]): number => shares.reduce((all, share) => all + share, 0);

/** Any red packet that can be split. */
const possible = fc.record({
  count: fc.integer({ min: 1, max: 60 }),
  least: fc.integer({ min: 1, max: 500 }),
  room: fc.integer({ min: 0, max: 2_000 }),
  part: fc.integer({ min: 0, max: 1_000 }),
  seed: fc.string({ minLength: 1, maxLength: 12 }),
});

type Drawn = { readonly count: number; readonly least: number; readonly room: number; readonly part: number };

function wantedOf({ count, least, room, part }: Drawn): SplitWanted {
  const budget = count * least + Math.floor((count * room * part) / 1_000);
  return { budget, count, split: 'random', least, most: least + room };
}

it('adds up to the fen, each share within its limits, for ten thousand red packets of any size', () => {
  fc.assert(
    fc.property(possible, ({ seed, ...given }) => {
      const wanted = wantedOf(given);
      const shares = splitShares(wanted, seededRandom(seed));
      expect(shares).toHaveLength(wanted.count);
      expect(sum(shares)).toBe(wanted.budget);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(wanted.least);
      expect(Math.max(...shares)).toBeLessThanOrEqual(wanted.most);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

it('splits the same seed the same way, so that anybody can check it once the seed is told', () => {
  const wanted: SplitWanted = { budget: 50_000, count: 500, split: 'random', least: 1, most: 1_000 };
  expect(splitShares(wanted, seededRandom('a'))).toEqual(splitShares(wanted, seededRandom('a')));
  expect(splitShares(wanted, seededRandom('a'))).not.toEqual(splitShares(wanted, seededRandom('b')));
});

it('splits evenly, and the odd fen go to the first', () => {
  const wanted: SplitWanted = { budget: 1_003, count: 10, split: 'equal', least: 1, most: 20_000 };
  expect(splitShares(wanted, seededRandom('x'))).toEqual([101, 101, 101, 100, 100, 100, 100, 100, 100, 100]);
});

it('favours no place in line', () => {
  const wanted: SplitWanted = { budget: 20_000, count: 10, split: 'random', least: 100, most: 20_000 };
  const rounds = 4_000;
  const totals = Array.from({ length: 10 }, () => 0);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, share] of splitShares(wanted, seededRandom(`fair ${round}`)).entries())
      totals[at] = (totals[at] ?? 0) + share;
  // The mean is 2,000; a place that is off by a twentieth after four thousand rounds is no chance.
  for (const total of totals) expect(Math.abs(total / rounds - 2_000)).toBeLessThan(100);
});

it.each([
  [{ budget: 99, count: 10, least: 10, most: 20 }, false],
  [{ budget: 100, count: 10, least: 10, most: 20 }, true],
  [{ budget: 200, count: 10, least: 10, most: 20 }, true],
  [{ budget: 201, count: 10, least: 10, most: 20 }, false],
  [{ budget: 100, count: 10, least: 20, most: 10 }, false],
])('says of %j that it can be split: %s', (given, answer) => {
  const wanted: SplitWanted = { ...given, split: 'random' };
  expect(isPossible(wanted)).toBe(answer);
  if (!answer) expect(() => splitShares(wanted, seededRandom('x'))).toThrow('cannot add up');
  expect(reachOf(wanted)).toEqual({ least: given.count * given.least, most: given.count * given.most });
});
