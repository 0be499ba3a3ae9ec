import type { SharedTime, Tx } from '@hearth/cms/platform';
import type { LotOfOrder, ProductLot, TraceBook } from '@hearth/vetting/contract';
import type { HeldLine } from '../stock/stock-store';
import type { LineLot, LotStore, VariantLots } from './lot-store';
import { leftOfLots, packedFirst, takeLots } from './lot.rules';

/** Where it is said which lots orders took, in the transaction in which they leave. */
export type LotTeller = {
  /** An order leaves with these lines; its stock is held, and still counted as in the house. */
  leaving(tx: Tx, order: { readonly id: string; readonly station: string }, lines: readonly HeldLine[]): Promise<void>;
};

type Deps = {
  readonly lots: LotStore;
  readonly trace: Pick<TraceBook, 'lotsOf' | 'sold'>;
  readonly time: SharedTime;
};

/** Says of each line which lots it took, the oldest first of what came in, and tells traceability of the sale. */
export function createLotTeller({ lots, trace, time }: Deps): LotTeller {
  return {
    async leaving(tx, { id: order, station }, lines) {
      const taken: LineLot[] = [];
      const sold = new Map<string, number>();
      for (const of of await lots.ofVariants(tx, [...new Set(lines.map(({ variant }) => variant))])) {
        const known = await trace.lotsOf(tx, { station, product: of.product });
        for (const one of lotsFor(of, lines, known)) {
          taken.push(one);
          const lot = known.find(isCalled(one.lot))?.id;
          if (lot !== undefined) sold.set(lot, (sold.get(lot) ?? 0) + one.quantity);
        }
      }
      await lots.note(tx, taken);
      if (sold.size === 0) return;
      const named = [...sold].map(([lot, quantity]): LotOfOrder => ({ lot, quantity }));
      await trace.sold(tx, { station, order, at: await time.now(tx), lots: named });
    },
  };
}

/** Whoever counts goods in writes the code that stands on them, or scans the lot itself. */
const isCalled =
  (name: string) =>
  ({ id, code }: ProductLot): boolean =>
    code === name || id === name;

function lotsFor(
  { variant, onHand, layers }: VariantLots,
  all: readonly HeldLine[],
  known: readonly ProductLot[],
): readonly LineLot[] {
  const lines = all.filter((line) => line.variant === variant);
  const calledBack = new Set(known.flatMap(({ id, code, isRecalled }) => (isRecalled ? [id, code] : [])));
  const left = packedFirst(leftOfLots(layers, onHand), calledBack);
  const { taken } = takeLots(
    left,
    lines.map(({ quantity }) => quantity),
  );
  return lines.flatMap(({ order, offer, station }, n) =>
    (taken[n] ?? []).map(({ lot, units }) => ({ order, offer, variant, station, lot, quantity: units })),
  );
}
