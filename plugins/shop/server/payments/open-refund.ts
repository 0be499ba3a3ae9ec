import type { StaffActor } from '@hearth/cms/contract';
import { err, fen, formatYuan, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { moveRefund } from './move-refund';
import { tillOf, type PaymentDeps, type PaymentRefusal } from './payment-deps';
import { refundAsked } from './payment-notices';
import { needsSecond, TWO_PERSON_ABOVE } from './payment.rules';
import type { KeptPayment } from './payment-store';
import type { KeptRefund } from './refund-store';

/** Money that is to go back, and who wants it: a person, or the house by a rule that needs nobody. */
export type WantedRefund = {
  readonly payment: string;
  readonly amount: number;
  readonly reason: string;
  readonly by: StaffActor | 'house';
};

/**
 * Writes a refund down with the key by which its provider will know it, before anybody calls. What one person may give back by
 * themselves is counted over all refunds of a payment, so that nobody cuts one in pieces.
 */
export async function openRefund(
  deps: PaymentDeps,
  tx: Tx,
  { payment: which, amount, reason, by }: WantedRefund,
): Promise<Result<KeptRefund, PaymentRefusal>> {
  const payment = await deps.payments.hold(tx, which);
  if (!payment) return err('HEARTH.NOT_FOUND');
  if (payment.state !== 'succeeded') return err('PAY.NOT_PAID');
  const { station, refunding, refunded } = payment;
  if (!(await deps.payments.reserve(tx, which, amount))) {
    return err('PAY.TOO_MUCH', { left: payment.amount - refunding - refunded });
  }
  const id = deps.ids.next();
  const askedBy = by === 'house' ? 'system' : by.id;
  await deps.refunds.insert(tx, { id, station, payment: which, key: id.replaceAll('-', ''), amount, reason, askedBy });
  const refund = await deps.refunds.hold(tx, id);
  if (!refund) return err('HEARTH.NOT_FOUND');
  const actor = by === 'house' ? tillOf(station) : { ...by, station };
  deps.ledger.append(tx, {
    ...{ actor, action: 'refund.asked', subject: which, version: '1', facts: { refund: id, amount } },
  });
  if (by !== 'house' && (await isAboveLimit(deps, tx, { station, total: refunding + refunded + amount }))) {
    await tellSecond(deps, tx, { payment, amount, by });
    return ok(refund);
  }
  await deps.work.dueIn(tx, id, 0);
  return moveRefund(deps, tx, { refund, event: 'approve', actor, patch: { lookIn: 0 } });
}

async function isAboveLimit(
  { settings }: PaymentDeps,
  tx: Tx,
  { station, total }: { readonly station: string; readonly total: number },
): Promise<boolean> {
  const policy = await settings.policy(tx, station);
  return needsSecond(total, policy?.twoPersonAbove ?? TWO_PERSON_ABOVE);
}

async function tellSecond(
  deps: PaymentDeps,
  tx: Tx,
  { payment, amount, by }: { readonly payment: KeptPayment; readonly amount: number; readonly by: StaffActor },
): Promise<void> {
  await deps.notices.notify(tx, {
    ...{ kind: refundAsked, station: payment.station, to: { role: 'finance', except: [by.id] }, subject: payment.id },
    facts: { number: payment.outTradeNo, yuan: formatYuan(fen(amount)) },
    link: `/plugins/shop-payments/${payment.id}`,
  });
}
