import type { StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ProductGate, TurnShelf } from '../../contract';
import type { KeptLot } from '../lots/lot-store';
import { moveProduct } from '../products/move-product';
import { recallLots } from './recall-lot';
import type { GateRefusal, ShelfDeps } from './shelf-deps';
import { viewGateIn } from './view-gate';

/** Takes a product off the shelf at once, or calls it back for good with all its lots. */
export async function turnShelf(
  deps: ShelfDeps,
  actor: StaffActor,
  { id, event, version, reason }: TurnShelf & { readonly id: string },
): Promise<Result<ProductGate, GateRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<ProductGate, GateRefusal>> => {
    // Lots before their product, as everywhere.
    const lots = event === 'recall' ? await heldLots(deps, tx, { actor, id }) : [];
    const product = await deps.products.hold(tx, actor.stations, id);
    if (!product) return err('GOODS.NOT_FOUND');
    if (product.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    await recallLots(deps, tx, { actor, lots, reason, title: product.title });
    const moved = await moveProduct(deps, tx, { actor, product, event, reason });
    return moved.ok ? viewGateIn(deps, tx, { actor, id }) : moved;
  });
}

async function heldLots(
  { lots }: Pick<ShelfDeps, 'lots'>,
  tx: Tx,
  { actor, id }: { readonly actor: StaffActor; readonly id: string },
): Promise<readonly KeptLot[]> {
  const ids = (await lots.of(tx, [id])).map((lot) => lot.id).sort();
  const held: KeptLot[] = [];
  for (const one of ids) {
    const lot = await lots.hold(tx, actor.stations, one);
    if (lot && lot.state !== 'recalled') held.push(lot);
  }
  return held;
}
