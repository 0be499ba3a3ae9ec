import type { Actor } from '@hearth/cms/contract';
import { Bug, fen, formatYuan, ok, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { refundMoved, type RefundEvent } from '../../contract';
import type { PaymentDeps } from './payment-deps';
import { refundFailed } from './payment-notices';
import { refundMachine } from './refund.machine';
import type { KeptRefund, RefundPatch } from './refund-store';

/** What happens to a refund, by whom, and what is written beside it. */
export type RefundMove = {
  readonly refund: KeptRefund;
  readonly event: RefundEvent;
  readonly actor: Actor;
  readonly patch: Omit<RefundPatch, 'state'>;
};

/** Moves a refund that the caller holds. Its end settles what was put aside, and tells whatever was paid for. */
export async function moveRefund(
  deps: PaymentDeps,
  tx: Tx,
  { refund, event, actor, patch }: RefundMove,
): Promise<Result<KeptRefund, MachineRefusal>> {
  const next = refundMachine.next(refund.state, event);
  if (!next.ok) return next;
  const { state } = next.value;
  // Held by the caller, so that nobody else can have changed it.
  if (!(await deps.refunds.patch(tx, refund, { ...patch, state })))
    throw new Bug(`the refund ${refund.id} was changed while it was held`);
  const { id, station, payment, amount } = refund;
  const version = refund.version + 1;
  deps.ledger.append(tx, {
    ...{ actor: { ...actor, station }, action: `refund.${state}`, subject: payment, version: String(version) },
    facts: { refund: id, amount, yuan: formatYuan(fen(amount)), from: refund.state },
  });
  await deps.outbox.append(tx, refundMoved({ station, refundId: id, paymentId: payment, to: state, version }));
  if (state === 'done') await wentBack(deps, tx, refund);
  if (state === 'declined') await deps.payments.settleRefund(tx, payment, { amount, isBack: false });
  if (state === 'failed') await tellFailed(deps, tx, { refund, why: patch.problem ?? '' });
  const now = await deps.refunds.hold(tx, id);
  return ok(now ?? refund);
}

async function wentBack(deps: PaymentDeps, tx: Tx, { id, payment, amount, reason }: KeptRefund): Promise<void> {
  await deps.payments.settleRefund(tx, payment, { amount, isBack: true });
  const paid = await deps.payments.find(tx, payment);
  if (paid) await deps.payables.of(paid.kind).refunded(tx, { id, payment, subject: paid.subject, amount, reason });
}

async function tellFailed(
  deps: PaymentDeps,
  tx: Tx,
  { refund, why }: { readonly refund: KeptRefund; readonly why: string },
): Promise<void> {
  const paid = await deps.payments.find(tx, refund.payment);
  await deps.notices.notify(tx, {
    ...{ kind: refundFailed, station: refund.station, to: { role: 'finance' }, subject: refund.id },
    facts: { number: paid?.outTradeNo ?? refund.payment, why },
    link: `/plugins/shop-payments/${refund.payment}`,
  });
}
