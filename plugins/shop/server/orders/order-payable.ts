import { err, ok, type Result } from '@hearth/cms/kernel';
import type { SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { Owed, Payable, PayableRefusal } from '../payments/payable';
import { advanceOrder, type OrderDeps } from './advance-order';
import type { SellingGate } from './gate-port';
import type { KeptOrder } from './order-store';
import type { PaymentStore } from './payment-store';

/** What paying for orders stands on. */
export type PayableDeps = OrderDeps & { readonly gate: SellingGate; readonly money: PaymentStore };

type Payment = { readonly id: string; readonly subject: string; readonly amount: number; readonly at: Date };
type Refund = { readonly id: string; readonly subject: string; readonly amount: number; readonly reason: string };

/** Orders as something that can be paid for. What is answered about a payment once is answered again, whatever came between. */
export function orderPayable(deps: PayableDeps): Payable {
  return {
    kind: 'order',
    owed: (tx: Tx, id: string) => owed(deps, tx, id),
    paid: (tx: Tx, payment: Payment) => paid(deps, tx, payment),
    refunded: (tx: Tx, refund: Refund) => refunded(deps, tx, refund),
  };
}

async function owed({ orders }: PayableDeps, tx: Tx, id: string): Promise<Result<Owed, PayableRefusal>> {
  const order = await orders.locked(tx, id);
  if (!order) return err('HEARTH.NOT_FOUND');
  const { state, station, buyer, amount, payUntil } = order;
  if (state !== 'awaiting-payment') return err('PAY.NOT_PAYABLE', { state });
  return ok({ station, buyer, amount, title: id.slice(-12), until: new Date(payUntil) });
}

async function paid(deps: PayableDeps, tx: Tx, payment: Payment): Promise<'taken' | 'give-back'> {
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

type Paying = { readonly order: KeptOrder; readonly payment: Payment };

/** In time: what is held is claimed. Too late: what it held is taken again, if it is still there and may still be sold. */
async function isTaken(deps: PayableDeps, tx: Tx, { order, payment }: Paying): Promise<boolean> {
  if (payment.amount !== order.amount || order.payment !== null) return false;
  const isLate = order.state === 'cancelled';
  if (isLate && !(await isTakenAgain(deps, tx, order))) return false;
  const moved = await advanceOrder(deps, tx, {
    ...{ order, actor: cashier(order.station), event: isLate ? 'pay-late' : 'pay' },
    patch: { payment: payment.id, ...(isLate ? { late: true } : {}) },
  });
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

async function refunded(deps: PayableDeps, tx: Tx, { id, subject, amount, reason }: Refund): Promise<void> {
  const order = await deps.orders.locked(tx, subject);
  if (!order) return;
  const refund = { id, order: order.id, station: order.station, amount };
  if (!(await deps.money.noteRefund(tx, refund))) return;
  const actor = cashier(order.station);
  if (await deps.money.settleGivenBack(tx, refund)) {
    // The order itself was never paid by that money; one that was cancelled is over now.
    if (order.state === 'cancelled') await advanceOrder(deps, tx, { order, actor, event: 'refund', reason });
    return;
  }
  const total = order.refunded + amount;
  if (total < order.amount) {
    await deps.orders.noteRefunded(tx, order, total);
    deps.ledger.append(tx, { actor, action: 'order.refunded-in-part', subject: order.id, facts: { amount, reason } });
    return;
  }
  await advanceOrder(deps, tx, { order, actor, event: 'refund', reason, patch: { refunded: order.amount } });
}

const cashier = (station: string): SystemActor => ({
  kind: 'system',
  id: 'shop.cashier',
  name: 'shop.cashier',
  station,
});
