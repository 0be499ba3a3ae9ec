import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger, Outbox } from '@hearth/cms/platform';
import { stockFreed, type shopErrors, type StockMove, type Variant } from '../../contract';
import type { VariantStore } from '../variants/variant-store';
import type { StockStore } from './stock-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly stock: StockStore;
  readonly variants: VariantStore;
};
type Refused = RefusalOf<typeof shopErrors, 'VARIANT_NOT_FOUND' | 'STOCK_PROMISED'>;

/** Writes down what came in, what a count found, what was written off: by name, with the reason, and never below what is promised. */
export async function moveStock(
  deps: Deps,
  actor: StaffActor,
  { id: variant, ...move }: StockMove & { readonly id: string },
): Promise<Result<Variant, Refused>> {
  const { station } = actor;
  return deps.database.transaction(async (tx) => {
    const before = await deps.variants.find(tx, station, variant);
    if (!before) return err('SHOP.VARIANT_NOT_FOUND');
    const kept = { ...move, id: deps.ids.next(), station, variant, by: actor.id };
    if (!(await deps.stock.moveByHand(tx, kept))) {
      const now = await deps.variants.find(tx, station, variant);
      return err('SHOP.STOCK_PROMISED', { reserved: now?.reserved ?? before.reserved });
    }
    const { kind, quantity, reason, lot } = move;
    deps.ledger.append(tx, { actor, action: 'stock.moved', subject: variant, facts: { kind, quantity, reason, lot } });
    await deps.outbox.append(tx, stockFreed({ station, variants: [variant] }));
    const after = await deps.variants.find(tx, station, variant);
    return after ? ok(after) : err('SHOP.VARIANT_NOT_FOUND');
  });
}
