import type { Actor } from '../../contract';
import type { Tx } from '../../platform';
import type { Lineage } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { deliveryMachine } from './delivery.machine';
import { moveDelivery } from './move-delivery';

/**
 * Orders every post of a story down (撤稿), in the transaction of the order: what waits is cancelled, what is out is withdrawn, and what
 * is on its way comes down as soon as its outcome is known (I4).
 */
export async function takeDown(
  deps: DeliveryDeps,
  tx: Tx,
  { actor, order, ...lineage }: Lineage & { readonly actor: Actor; readonly order: string },
): Promise<number> {
  let ordered = 0;
  for (const row of await deps.deliveries.lineage(tx, lineage)) {
    if (!deliveryMachine.transition(row.state, 'take_down')) continue;
    const { leaseOwner, leaseUntil } = row;
    // Whoever is in the middle of a call keeps the lease: the outcome is still theirs to tell.
    const inFlight = row.state === 'sending' || row.state === 'unknown';
    const change = inFlight ? { leaseOwner, leaseUntil } : { looks: 0 };
    const move = { events: ['take_down' as const], change, actor, facts: { order } };
    if ((await moveDelivery(deps, tx, { row, move })).ok) ordered += 1;
  }
  return ordered;
}
