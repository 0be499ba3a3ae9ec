import type { Order } from '../../contract';
import type { KeptOrder } from './order-store';

/** An order as its buyer sees it. */
export function shownOrder(order: KeptOrder): Order {
  const { id, state, version, goods, freight, discount, amount, placedAt, payUntil, hash, receipt, lines } = order;
  const { deposit } = order;
  return { id, state, version, goods, freight, discount, amount, placedAt, payUntil, hash, receipt, deposit, lines };
}
