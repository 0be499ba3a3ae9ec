import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { Order, shopErrors } from '../../contract';
import { advanceOrder, type MoveRefusal, type OrderDeps } from './advance-order';
import { shownOrder } from './shown-order';

type Refused = MoveRefusal | RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>;

/** A buyer takes an unpaid order back, or says that the goods arrived. An order of somebody else is not there. */
export async function moveOwnOrder(
  deps: OrderDeps,
  actor: ReaderActor,
  { id, event }: { readonly id: string; readonly event: 'cancel' | 'receive' },
): Promise<Result<Order, Refused>> {
  return deps.database.transaction(async (tx) => {
    const order = await deps.orders.locked(tx, id);
    if (order?.buyer !== actor.id) return err('SHOP.ORDER_NOT_FOUND');
    const moved = await advanceOrder(deps, tx, { order, actor, event });
    return moved.ok ? ok(shownOrder(moved.value)) : moved;
  });
}
