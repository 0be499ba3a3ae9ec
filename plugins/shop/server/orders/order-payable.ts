import { err, ok, type Result } from '@hearth/cms/kernel';
import type { SystemActor } from '@hearth/cms/contract';
import type { SharedTime, Tx } from '@hearth/cms/platform';
import { balanceOf, dueOf, partOf } from '../deposits/deposit.rules';
import type { Owed, PaidWith, Payable, PayableRefusal, RefundedWith } from '../payments/payable';
import { advanceOrder, type OrderDeps } from './advance-order';
import type { SellingGate } from './gate-port';
import type { KeptOrder } from './order-store';
import type { PaymentStore } from './payment-store';

/** What paying for orders stands on. */
export type PayableDeps = OrderDeps & {
  readonly gate: SellingGate;
  readonly money: PaymentStore;
  readonly time: SharedTime;
};

/** Orders as something that can be paid for. What is answered about a payment once is answered again, whatever came between. */
export function orderPayable(deps: PayableDeps): Payable {
  return {
    kind: 'order',
    owed: (tx: Tx, id: string) => owed(deps, tx, id),
    paid: (tx: Tx, payment: PaidWith) => paid(deps, tx, payment),
    refunded: (tx: Tx, refund: RefundedWith) => refunded(deps, tx, refund),
  };
}

async function owed({ orders, time }: PayableDeps, tx: Tx, id: string): Promise<Result<Owed, PayableRefusal>> {
  const order = await orders.locked(tx, id);
  if (!order) return err('HEARTH.NOT_FOUND');
  const { state, station, buyer } = order;
  const due = dueOf(order, await time.now(tx));
  if (!due) return err('PAY.NOT_PAYABLE', { state });
  return ok({ station, buyer, amount: due.amount, title: id.slice(-12), until: new Date(due.until) });
}

async function paid(deps: PayableDeps, tx: Tx, payment: PaidWith): Promise<'taken' | 'give-back'> {
  const order = await deps.orders.locked(tx, payment.subject);
  if (order?.payment === payment.id) return 'taken';
  if (!order || (await deps.money.isGivenBack(tx, payment.id))) return 'give-back';
  const which = { order: order.id, payment: payment.id };
  if (order.deposit !== null && (await deps.deposits.isOf(tx, which))) return 'taken';
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
  if (order.deposit !== null) return isPartTaken(deps, tx, { order, payment });
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

/** One of two payments. What fits neither, or comes after the order is over, goes back: its deposit does too, so nobody pays for nothing. */
async function isPartTaken(deps: PayableDeps, tx: Tx, { order, payment }: Paying): Promise<boolean> {
  const part = partOf(order, payment);
  if (part === undefined || order.payment !== null) return false;
  const actor = cashier(order.station);
  if (part === 'deposit') {
    const moved = await advanceOrder(deps, tx, { order, actor, event: 'reserve' });
    if (moved.ok) await deps.books.deposited(tx, moved.value, payment);
    return moved.ok;
  }
  const moved = await advanceOrder(deps, tx, { order, actor, event: 'pay', patch: { payment: payment.id } });
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
  const isOfDeposit = order.deposit !== null && (await deps.deposits.isOf(tx, { order: order.id, payment }));
  if (isOfDeposit) return depositBack(deps, tx, { order, id, amount });
  await deps.books.refunded(tx, order, { id, amount });
  // Its part of the deposit follows by itself.
  if (order.deposit !== null) await deps.deposits.oweByBooks(tx, order.id);
  const whole = balanceOf(order);
  const total = Math.min(order.refunded + amount, whole);
  if (total === whole) {
    const patch = { refunded: total };
    const moved = await advanceOrder(deps, tx, { order, actor, event: 'refund', reason, patch });
    if (moved.ok) return;
  }
  // In part, or of an order that is closed: its state stays.
  await deps.orders.noteRefunded(tx, order, total);
  deps.ledger.append(tx, { actor, action: 'order.refunded-in-part', subject: order.id, facts: { amount, reason } });
}

type DepositBack = { readonly order: KeptOrder; readonly id: string; readonly amount: number };

/** Some of a deposit went back. Who gave all of it back by hand has called the order off. */
async function depositBack(deps: PayableDeps, tx: Tx, { order, id, amount }: DepositBack): Promise<void> {
  const actor = cashier(order.station);
  await deps.books.depositBack(tx, order, amount);
  const isWhole = await deps.deposits.noteBack(tx, order.id, amount);
  const facts = { refund: id, amount };
  deps.ledger.append(tx, { actor, action: 'order.deposit-returned', subject: order.id, facts });
  if (isWhole && order.state === 'reserved') await advanceOrder(deps, tx, { order, actor, event: 'call-off' });
}

const cashier = (station: string): SystemActor => ({
  kind: 'system',
  id: 'shop.cashier',
  name: 'shop.cashier',
  station,
});
