import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { DeskOrder, shopErrors } from '../../contract';
import type { OrderDeps } from './advance-order';
import { deskOrder } from './step-order';

/** What happened to an order, as its file tells it. */
export type OrderEntry = { readonly at: string; readonly action: string; readonly by: string; readonly reason: string };

/** One order of the actor's station with what the ledger says of it. */
export async function readOrder(
  { orders, ledger }: OrderDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<{ order: DeskOrder; history: OrderEntry[] }, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const order = await orders.ofStation(station, id);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const placed = { at: order.placedAt, action: 'order.placed', by: order.buyer, reason: '' };
  const entries = await ledger.of(station, id);
  const history = entries.map(({ at, action, actor, facts }) => ({
    ...{ at, action, by: actor.id },
    reason: typeof facts['reason'] === 'string' ? facts['reason'] : '',
  }));
  return ok({ order: deskOrder(order), history: [placed, ...history] });
}
