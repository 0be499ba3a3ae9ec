import { err, ok, type Result } from '@hearth/cms/kernel';
import type { SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { Owed, PaidWith, Payable, PayableRefusal, RefundedWith } from '../payments/payable';
import { advanceOrder, type OrderDeps } from './advance-order';
import type { SellingGate } from './gate-port';
import type { KeptOrder } from './order-store';
import type { PaymentStore } from './payment-store';

/** What paying for orders stands on. */
export type PayableDeps = OrderDeps & { readonly gate: SellingGate; readonly money: PaymentStore };

/** Orders as something that can be paid for. What is answered about a payment once is answered again, whatever came between. */
export function orderPayable(deps: PayableDeps): Payable {
  return {
    kind: 'order',
    owed: (tx: Tx, id: string) => owed(deps, tx, id),
    paid: (tx: Tx, payment: PaidWith) => paid(deps, tx, payment),
    refunded: (tx: Tx, refund: RefundedWith) => refunded(deps, tx, refund),
  };
}

async function owed({ orders }: PayableDeps, tx: Tx, id: string): Promise<Result<Owed, PayableRefusal>> {
  const order = await orders.locked(tx, id);
  if (!order) return err('HEARTH.NOT_FOUND');
  const { state, station, buyer, amount, payUntil } = order;
  if (state !== 'awaiting-payment') return err('PAY.NOT_PAYABLE', { state });
  return ok({ station, buyer, amount, title: id.slice(-12), until: new Date(payUntil) });
}

async function paid(deps: PayableDeps, tx: Tx, payment: PaidWith): Promise<'taken' | 'give-back'> {
  const order = await deps.orders.locked(tx, payment.subject);
  if (order?.payment === payment.id) return 'taken';
  if (!order || (await deps.money.isGivenBack(tx, payment.id))) return 'give-back';
  if (await isTaken(deps, tx, { order, payment })) return 'taken';
  const { id, station } = order;
  await deps.money.giveBack(tx, { id: payment.id, order: id, station, amount: payment.amount });
  const facts = { payment: payment.id, amount: payment.amount, state: order.state };
  deps.ledger.append(tx, { actor: cashier(station), action: 'order.payment-given-back', subject: id, facts });
  return 'give-back';
}

type Paying = { readonly order: KeptOrder; readonly payment: PaidWith };

/** In time: what is held is claimed. Too late: what it held is taken again, if it is still there and may still be sold. */
async function isTaken(deps: PayableDeps, tx: Tx, { order, payment }: Paying): Promise<boolean> {
  if (payment.amount !== order.amount || order.payment !== null) return false;
  const isLate = order.state === 'cancelled';
  if (isLate && !(await isTakenAgain(deps, tx, order))) return false;
  const moved = await advanceOrder(deps, tx, {
    ...{ order, actor: cashier(order.station), event: isLate ? 'pay-late' : 'pay' },
    patch: { payment: payment.id, ...(isLate ? { late: true } : {}) },
  });
  if (moved.ok) await deps.books.paid(tx, moved.value, payment);
  return moved.ok;
}

async function isTakenAgain({ gate, stock, orders }: PayableDeps, tx: Tx, order: KeptOrder): Promise<boolean> {
  const products = await orders.productsOf(tx, order.id);
  const barred = await gate.recheck(tx, products);
  if (barred.size > 0) return false;
  await stock.lock(
    tx,
    order.lines.map(({ variant }) => variant),
  );
  return stock.takeAgain(tx, await stock.linesOf(tx, [order.id], ['released']));
}

async function refunded(
  deps: PayableDeps,
  tx: Tx,
  { id, payment, subject, amount, reason }: RefundedWith,
): Promise<void> {
  const order = await deps.orders.locked(tx, subject);
  if (!order) return;
  if (!(await deps.money.noteRefund(tx, { id, order: order.id, station: order.station, amount }))) return;
  const actor = cashier(order.station);
  if (await deps.money.settleGivenBack(tx, { id, payment })) {
    // The order itself was never paid by that money; one that was cancelled is over now.
    if (order.state === 'cancelled') await advanceOrder(deps, tx, { order, actor, event: 'refund', reason });
    return;
  }
  await deps.books.refunded(tx, order, { id, amount });
  const total = Math.min(order.refunded + amount, order.amount);
  if (total === order.amount) {
    const patch = { refunded: total };
    const moved = await advanceOrder(deps, tx, { order, actor, event: 'refund', reason, patch });
    if (moved.ok) return;
  }
  // In part, or of an order that is closed: its state stays.
  await deps.orders.noteRefunded(tx, order, total);
  deps.ledger.append(tx, { actor, action: 'order.refunded-in-part', subject: order.id, facts: { amount, reason } });
}

const cashier = (station: string): SystemActor => ({
  kind: 'system',
  id: 'shop.cashier',
  name: 'shop.cashier',
  station,
});
