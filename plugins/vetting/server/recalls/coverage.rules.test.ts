import fc from 'fast-check';
import type { LotSales } from '../../contract';
import { coverageOf, whereaboutsOf } from './coverage.rules';

const sales = (more: Partial<LotSales>): LotSales => ({
  ...{ came: 100, unsold: 40, sold: 50, toldUnits: 0, orders: 5, toldOrders: 0, latest: [] },
  notices: { sent: 0, waiting: 0, unsure: 0, unreached: 0 },
  ...more,
});

it.each([
  [{}, 40],
  [{ toldUnits: 20 }, 60],
  [{ toldUnits: 50 }, 90],
  [{ sold: 60, toldUnits: 60 }, 100],
  [{ came: 3, unsold: 1, sold: 2, toldUnits: 1 }, 66],
  [{ came: 0, unsold: 0, sold: 0 }, null],
])('covers of %j so much: %s', (more, percent) => {
  expect(coverageOf(sales(more))).toBe(percent);
});

it('is a hundred only when all of it is in the house or with somebody who knows', () => {
  const units = fc.nat(10_000);
  fc.assert(
    fc.property(fc.tuple(units, units, units, units), ([unsold, toldUnits, untold, astray]) => {
      const came = unsold + toldUnits + untold + astray;
      const sold = toldUnits + untold;
      const shown = whereaboutsOf(sales({ came, unsold, sold, toldUnits }));
      expect(shown.astray).toBe(astray);
      expect(shown.coverage === 100).toBe(came > 0 && untold + astray === 0);
    }),
  );
});
