import type { Tx } from '@hearth/cms/platform';
import type { OrderLine } from '../../contract';
import type { OrderDeps } from './advance-order';
import type { KeptOrder } from './order-store';

/** What of an order lies in a box. */
export type Packed = Pick<OrderLine, 'offer' | 'quantity'>;

/**
 * Lets some of an order leave before the whole of it does: what is in the box is neither in the house nor promised any more, and of which
 * lots it was is said now, as whoever packed it took it. The order is held by the caller; with its last unit it is moved instead.
 */
export async function leaveInPart(
  { stock, lots }: Pick<OrderDeps, 'stock' | 'lots'>,
  tx: Tx,
  { order, packed }: { readonly order: KeptOrder; readonly packed: readonly Packed[] },
): Promise<void> {
  await stock.lock(
    tx,
    order.lines.map(({ variant }) => variant),
  );
  const held = await stock.linesOf(tx, [order.id], ['claimed']);
  const leaving = held.flatMap((line) => {
    const quantity = Math.min(packed.find(({ offer }) => offer === line.offer)?.quantity ?? 0, line.quantity);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  if (leaving.length === 0) return;
  await lots.leaving(tx, order, leaving);
  await stock.sendOff(tx, leaving);
  await stock.noteSent(tx, leaving);
}
