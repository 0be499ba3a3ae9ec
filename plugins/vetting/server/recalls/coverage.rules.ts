import type { LotSales, LotWhereabouts } from '../../contract';

/**
 * How much of what came in of a lot is out of harm's way, in percent: unsold in the house, or with a buyer who was told. Rounded down, so that
 * a hundred means all of it.
 */
export function coverageOf({
  came,
  unsold,
  toldUnits,
}: Pick<LotSales, 'came' | 'unsold' | 'toldUnits'>): number | null {
  if (came <= 0) return null;
  return Math.min(Math.floor(((unsold + toldUnits) * 100) / came), 100);
}

/** Where a lot went, as the room of its recall shows it. */
export function whereaboutsOf(sales: LotSales): LotWhereabouts {
  const { came, unsold, sold, orders, toldOrders, latest, notices } = sales;
  return {
    ...{ came, unsold, sold, orders, toldOrders, notices },
    astray: Math.max(came - unsold - sold, 0),
    coverage: coverageOf(sales),
    latest: latest.map(({ order, quantity, at, told }) => ({
      ...{ order, quantity, at: at.toISOString() },
      told: told?.toISOString() ?? null,
    })),
  };
}
