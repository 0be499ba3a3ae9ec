import type { SystemActor } from '@hearth/cms/contract';
import { advanceOrder, type OrderDeps } from './advance-order';
import type { Tx } from '@hearth/cms/platform';
import type { KeptOrder, OrderStore } from './order-store';
import type { OrderEvent } from '../../contract';

const BATCH = 200;
/** Who says nothing for so many days after the parcel came has received it (§5.3). */
const DAYS_TO_RECEIVE = 10;
const DAYS_TO_CLOSE = 7;

type Due = {
  readonly event: OrderEvent;
  find(orders: OrderStore, tx: Tx): Promise<readonly KeptOrder[] | undefined>;
};

const DUE: readonly Due[] = [
  { event: 'expire', find: (orders, tx) => orders.unpaid(tx, BATCH) },
  { event: 'lapse', find: (orders, tx) => orders.lapsed(tx, BATCH) },
  {
    event: 'receive',
    find: (orders, tx) => orders.lying(tx, { state: 'delivered', days: DAYS_TO_RECEIVE, limit: BATCH }),
  },
  { event: 'close', find: (orders, tx) => orders.lying(tx, { state: 'received', days: DAYS_TO_CLOSE, limit: BATCH }) },
];

/**
 * Moves what is overdue by the clock of the database: what was not paid in time gives its stock back. Rows that another node works on
 * are skipped, so two nodes do no harm to each other.
 */
export async function settleOverdue(deps: OrderDeps): Promise<number> {
  let settled = 0;
  for (const due of DUE) {
    for (let moved = await settleSome(deps, due); moved !== undefined; moved = await settleSome(deps, due))
      settled += moved;
  }
  return settled;
}

async function settleSome(deps: OrderDeps, { event, find }: Due): Promise<number | undefined> {
  return deps.database.transaction(async (tx) => {
    const orders = await find(deps.orders, tx);
    if (!orders) return undefined;
    // All of their stock first and in one order: two such batches must not take two rows crosswise.
    if (event === 'expire' || event === 'lapse')
      await deps.stock.lock(
        tx,
        orders.flatMap(({ lines }) => lines.map(({ variant }) => variant)),
      );
    for (const order of orders) {
      const actor: SystemActor = { kind: 'system', id: 'shop.clock', name: 'shop.clock', station: order.station };
      // Locked by the query above, so nobody can have moved it.
      await advanceOrder(deps, tx, { order, actor, event });
    }
    return orders.length;
  });
}
