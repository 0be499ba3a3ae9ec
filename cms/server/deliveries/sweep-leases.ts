import type { DeliveryDeps } from './delivery-deps';
import { moveDelivery } from './move-delivery';
import { afterLostLease } from './outcome.rules';

const BATCH = 100;

/** Finds deliveries whose worker died over them: what was not begun is due again, what was begun becomes a question. */
export async function sweepLeases(deps: DeliveryDeps): Promise<number> {
  return deps.database.transaction(async (tx) => {
    const lost = await deps.deliveries.lostLeases(tx, BATCH);
    const now = await deps.time.now(tx);
    for (const row of lost) {
      const step = afterLostLease(row.state);
      const facts = { worker: row.leaseOwner };
      if (step) {
        const change = { nextAt: now };
        await moveDelivery(deps, tx, { row, move: { events: [step.event], change, facts } });
      } else {
        // It was only being looked at.
        await deps.deliveries.change(tx, row, { leaseOwner: null, leaseUntil: null, nextAt: now });
      }
    }
    return lost.length;
  });
}
