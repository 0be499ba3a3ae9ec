import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { OpenProduct } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from './goods-deps';

/** Opens a product of a supplier, in the supplier's station. It may be opened before the supplier is verified, and handed in only after. */
export async function openProduct(
  { database, ids, ledger, products, suppliers, settled }: GoodsDeps,
  actor: StaffActor,
  input: OpenProduct,
): Promise<Result<string, GoodsRefusal>> {
  return database.transaction(async (tx): Promise<Result<string, GoodsRefusal>> => {
    const supplier = await suppliers.find(tx, actor.stations, input.supplier);
    if (!supplier) return err('GOODS.SUPPLIER_NOT_FOUND');
    const { station } = supplier;
    const id = ids.next();
    await products.insert(tx, { ...input, id, station, openedBy: actor.id });
    const facts = { title: input.title, category: input.category, supplier: supplier.id };
    ledger.append(tx, { actor: { ...actor, station }, action: 'product.opened', subject: id, version: '1', facts });
    await settled(tx, [id]);
    return ok(id);
  });
}
