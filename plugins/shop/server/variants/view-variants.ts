import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { SellingVerdict, shopErrors, StockEntry, Variant } from '../../contract';
import { verdictFor, type SellingGate } from '../orders/gate-port';
import type { NamesOf } from '../orders/advance-order';
import type { StockStore } from '../stock/stock-store';
import type { VariantStore } from './variant-store';

type Deps = {
  readonly database: Database;
  readonly variants: VariantStore;
  readonly stock: StockStore;
  readonly gate: SellingGate;
  readonly namesOf: NamesOf;
};

type VariantFile = {
  readonly variant: Variant;
  readonly gate: SellingVerdict;
  readonly moves: StockEntry[];
};

const MOVES = 100;

/** One variant of the actor's station: its stock, who changed it by hand and why, and whether its product may be sold now. */
export async function viewVariant(
  { database, variants, stock, gate, namesOf }: Deps,
  { station }: StaffActor,
  id: string,
): Promise<Result<VariantFile, RefusalOf<typeof shopErrors, 'VARIANT_NOT_FOUND'>>> {
  const variant = await variants.find(database.read, station, id);
  if (!variant) return err('SHOP.VARIANT_NOT_FOUND');
  const moves = await stock.movesOf(database.read, id, MOVES);
  const names = await namesOf(moves.map(({ by }) => by));
  return ok({
    ...{ variant, gate: verdictFor(gate, variant.product) },
    moves: moves.map((move) => ({ ...move, by: names.get(move.by) ?? '' })),
  });
}
