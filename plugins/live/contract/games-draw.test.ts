import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { checkDraw, drawOrder, entriesHash, rulesHash, rulesText, seatsOf, seedPromise, winnersOf } from './games-draw';
import type { LotteryPage, LotteryProof } from './games-lottery-types';

/** An implementation that knows nothing of ours. */
const other = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const page: LotteryPage = {
  ...{ title: '开播抽奖', rule: '每人一次', saltSource: '当日福彩 3D 开奖号码' },
  prizes: [
    { name: '脐橙一箱', value: 3_990, count: 1 },
    { name: '优惠券', value: 500, count: 2 },
  ],
  ...{ opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:30:00.000Z', saltAt: '2026-12-01T13:30:00.000Z' },
};
const seed = 'ab'.repeat(32);
const entries = Array.from({ length: 40 }, (_none, n) => `0195f000-0000-7000-8000-${String(n).padStart(12, '0')}`);

function proofOf(failed: readonly string[] = []): LotteryProof {
  const winners = winnersOf(drawOrder({ seed, salt: '738' }, entries), page.prizes, failed);
  return {
    ...{ id: entries[0]!, session: entries[1]!, page, state: 'announced', count: entries.length, salt: '738', seed },
    ...{ rulesHash: rulesHash(page), seedHash: seedPromise(seed), entriesHash: entriesHash(entries) },
    ...{ entries: [...entries], failed: [...failed], winners: [...winners] },
  };
}

it('says what a draw of somebody else says, who was told the formula alone', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), fc.string({ maxLength: 20 }), (all, salt) => {
      const drawn = drawOrder({ seed, salt }, all);
      const again = [...all].sort((a, b) => (other(seed + salt + a) < other(seed + salt + b) ? -1 : 1));
      expect(drawn).toEqual(again);
      expect(entriesHash(all)).toBe(other([...all].sort().join('\n')));
    }),
    { numRuns: 200 },
  );
  expect(rulesHash(page)).toBe(other(rulesText(page)));
  expect(seedPromise(seed)).toBe(other(seed));
});

it('does not go by the order in which entries are told', () => {
  expect(drawOrder({ seed, salt: 'x' }, [...entries].reverse())).toEqual(drawOrder({ seed, salt: 'x' }, entries));
});

it('gives prizes to the first of the order, and those of who fails to the next whom nobody had drawn', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  expect(seatsOf(page.prizes)).toEqual([0, 1, 1]);
  const seats = (failed: readonly string[]) =>
    winnersOf(order, page.prizes, failed).map(({ entry, prize, rank }) => [entry, prize, rank]);
  expect(seats([])).toEqual([
    ['a', 0, 1],
    ['b', 1, 2],
    ['c', 1, 3],
  ]);
  expect(seats(['a'])).toEqual([
    ['d', 0, 4],
    ['b', 1, 2],
    ['c', 1, 3],
  ]);
  expect(seats(['a', 'd'])).toEqual([
    ['e', 0, 5],
    ['b', 1, 2],
    ['c', 1, 3],
  ]);
  // Nobody is left for the prize.
  expect(seats(['a', 'd', 'e'])).toEqual([
    ['b', 1, 2],
    ['c', 1, 3],
  ]);
  expect(winnersOf(['a'], page.prizes, [])).toEqual([{ entry: 'a', prize: 0, rank: 1 }]);
});

it('finds what was told otherwise than it was', () => {
  expect(checkDraw(proofOf())).toEqual({ rules: true, seed: true, entries: true, winners: true });
  const [first] = proofOf().winners;
  expect(checkDraw(proofOf([first!.entry]))).toMatchObject({ winners: true });
  const rule = { ...page, rule: '每人两次' };
  expect(checkDraw({ ...proofOf(), page: rule })).toMatchObject({ rules: false, seed: true });
  expect(checkDraw({ ...proofOf(), seed: 'cd'.repeat(32) })).toMatchObject({ seed: false, winners: false });
  expect(checkDraw({ ...proofOf(), entries: entries.slice(1) })).toMatchObject({ entries: false });
  expect(checkDraw({ ...proofOf(), salt: '739' })).toMatchObject({ winners: false });
  const swapped = proofOf().winners.map((one) => ({ ...one, prize: 0 }));
  expect(checkDraw({ ...proofOf(), winners: swapped })).toMatchObject({ winners: false });
});

it('says nothing of what was not told yet', () => {
  const early = { ...proofOf(), seed: null, salt: null, entries: null, entriesHash: null, winners: [] };
  expect(checkDraw(early)).toEqual({ rules: true, seed: null, entries: null, winners: null });
});
