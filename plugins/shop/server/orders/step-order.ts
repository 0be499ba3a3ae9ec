import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { orderSteps, type DeskOrder, type OrderStep, type shopErrors } from '../../contract';
import { advanceOrder, type MoveRefusal, type OrderDeps } from './advance-order';
import { orderMachine } from './order.machine';
import type { KeptOrder } from './order-store';
import { shownOrder } from './shown-order';

type Refused = MoveRefusal | RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND' | 'ADDRESS_MISSING'>;

/** What one of the shop's people does to an order, and which version of it they saw. */
export type Step = {
  readonly id: string;
  readonly step: OrderStep;
  readonly version: number;
  readonly reason: string;
};

/** Moves an order of the actor's station on. Nothing is packed before it is known where it goes. */
export async function stepOrder(
  deps: OrderDeps,
  actor: StaffActor,
  { id, step, version, reason }: Step,
): Promise<Result<DeskOrder, Refused>> {
  return deps.database.transaction(async (tx) => {
    const order = await deps.orders.locked(tx, id);
    if (order?.station !== actor.station) return err('SHOP.ORDER_NOT_FOUND');
    if (order.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const goesNowhere = order.region === null && order.group === null;
    if (step === 'pick' && order.state === 'confirmed' && goesNowhere) return err('SHOP.ADDRESS_MISSING');
    const moved = await advanceOrder(deps, tx, { order, actor, event: step, reason });
    return moved.ok ? ok(deskOrder(moved.value)) : moved;
  });
}

/** An order as the shop's people see it. */
export function deskOrder(order: KeptOrder): DeskOrder {
  const allowed = new Set<string>(orderMachine.allowed(order.state));
  const { buyer, late, refunded, region } = order;
  return {
    ...shownOrder(order),
    ...{ buyer, late, refunded, region },
    allowedSteps: orderSteps.filter((step) => allowed.has(step)),
  };
}
