import fc from 'fast-check';
import { conflictsOf, overlaps, stationTime } from './booking.rules';

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 28, hour)).toISOString();
const span = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 6 }))
  .map(([from, hours]) => ({ from: at(from), to: at(from + hours) }));

it.each(
  (
    [
      [1, 2, 2, 3, false],
      [1, 3, 2, 4, true],
      [1, 4, 2, 3, true],
      [2, 3, 1, 2, false],
    ] as const
  ).map((row) => ({ row })),
)('$row', ({ row: [from, to, otherFrom, otherTo, shared] }) => {
  expect(overlaps({ from: at(from), to: at(to) }, { from: at(otherFrom), to: at(otherTo) })).toBe(shared);
});

it('shares moments both ways, and exactly when some hour is in both', () => {
  fc.assert(
    fc.property(span, span, (one, other) => {
      const hours = (of: typeof one) =>
        Array.from({ length: 30 }, (_, hour) => hour).filter((hour) => at(hour) >= of.from && at(hour) < of.to);
      const common = hours(one).some((hour) => hours(other).includes(hour));
      expect([overlaps(one, other), overlaps(other, one)]).toEqual([common, common]);
    }),
  );
});

it('names only what is of the same resource, and never the booking itself', () => {
  const booked = (id: string, resource: string, [from, to]: [number, number]) => ({
    ...{ id, resource },
    ...{ from: at(from), to: at(to) },
  });
  const all = [
    booked('a', 'car', [1, 3]),
    booked('b', 'car', [2, 4]),
    booked('c', 'camera', [2, 4]),
    booked('d', 'car', [3, 5]),
  ];
  expect(conflictsOf(all[0]!, all)).toEqual(['b']);
  expect(conflictsOf(all[1]!, all)).toEqual(['a', 'd']);
});

it('says moments by the clock of the station', () => {
  expect(stationTime('2026-11-28T01:30:00Z')).toBe('11-28 09:30');
});
