import fc from 'fast-check';
import { leftOfLots, NO_LOT, packedFirst, takeLots, type Units } from './lot.rules';

const sumOf = (some: readonly Units[]): number => some.reduce((sum, { units }) => sum + units, 0);

it.each([
  ['all of it', 30, [10, 20]],
  ['what a count found missing is of the oldest', 25, [5, 20]],
  ['more than the oldest had', 15, [0, 15]],
  ['nothing', 0, [0, 0]],
])('says what is left of each lot: %s', (_case, onHand, left) => {
  const layers = [
    { lot: 'A', came: 12, sent: 2 },
    { lot: 'B', came: 20, sent: 0 },
  ];
  expect(leftOfLots(layers, onHand).map(({ units }) => units)).toEqual(left);
});

it('takes the oldest first, goes on with the next, and what was called back last of all', () => {
  const left = [
    { lot: 'A', units: 3 },
    { lot: 'B', units: 4 },
    { lot: 'C', units: 5 },
  ];
  expect(takeLots(left, [2, 3]).taken).toEqual([
    [{ lot: 'A', units: 2 }],
    [
      { lot: 'A', units: 1 },
      { lot: 'B', units: 2 },
    ],
  ]);
  expect(takeLots(packedFirst(left, new Set(['A'])), [10]).taken).toEqual([
    [
      { lot: 'B', units: 4 },
      { lot: 'C', units: 5 },
      { lot: 'A', units: 1 },
    ],
  ]);
});

it('says of units that no lot has that nobody knows', () => {
  expect(takeLots([{ lot: NO_LOT, units: 1 }], [3]).taken).toEqual([[{ lot: NO_LOT, units: 3 }]]);
  expect(takeLots([], [1]).taken).toEqual([[{ lot: NO_LOT, units: 1 }]]);
});

it('gives every line all of its units, never takes more of a lot than there is, and loses none', () => {
  const units = fc.nat(50);
  const layers = fc.uniqueArray(fc.record({ lot: fc.constantFrom('', 'A', 'B', 'C', 'D'), came: units, sent: units }), {
    selector: ({ lot }) => lot,
  });
  const lines = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 });
  fc.assert(
    fc.property(layers, fc.nat(200), lines, (some, onHand, wanted) => {
      const left = leftOfLots(some, onHand);
      expect(sumOf(left)).toBeLessThanOrEqual(onHand);
      const { taken, left: rest } = takeLots(left, wanted);
      expect(taken.map(sumOf)).toEqual(wanted);
      for (const { lot, units: had } of left.filter((one) => one.lot !== NO_LOT)) {
        const took = sumOf(taken.flat().filter((one) => one.lot === lot));
        expect(took).toBeLessThanOrEqual(had);
        expect(rest.find((one) => one.lot === lot)?.units).toBe(had - took);
      }
    }),
  );
});
