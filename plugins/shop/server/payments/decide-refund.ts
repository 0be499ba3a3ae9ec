import type { StaffActor } from '@hearth/cms/contract';
import { err, mapOk, type Result } from '@hearth/cms/kernel';
import type { Refund } from '../../contract';
import { moveRefund } from './move-refund';
import { openRefund } from './open-refund';
import type { PaymentDeps, PaymentRefusal } from './payment-deps';
import { presentRefund } from './present-payment';

/** Gives money back, at once or when a second person has agreed. */
export async function askRefund(
  deps: PaymentDeps,
  actor: StaffActor,
  { id, amount, reason }: { readonly id: string; readonly amount: number; readonly reason: string },
): Promise<Result<Refund, PaymentRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<Refund, PaymentRefusal>> => {
    const payment = await deps.payments.find(tx, id);
    if (!payment || !actor.stations.includes(payment.station)) return err('HEARTH.NOT_FOUND');
    return mapOk(await openRefund(deps, tx, { payment: id, amount, reason, by: actor }), presentRefund);
  });
}

/** What a person decides about a refund, and the version of it that they saw. */
export type RefundDecision = {
  readonly id: string;
  readonly version: number;
  readonly event: 'approve' | 'decline' | 'retry';
};

/** Whoever stands in for somebody is no second person beside them. */
const isTheSame = ({ id, onBehalfOf }: StaffActor, asker: string): boolean => id === asker || onBehalfOf === asker;

/** Decides about a refund: whoever asked for it cannot approve it, and one that failed is tried again under its own key. */
export async function decideRefund(
  deps: PaymentDeps,
  actor: StaffActor,
  { id, version, event }: RefundDecision,
): Promise<Result<Refund, PaymentRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<Refund, PaymentRefusal>> => {
    const refund = await deps.refunds.hold(tx, id);
    if (!refund || !actor.stations.includes(refund.station)) return err('HEARTH.NOT_FOUND');
    if (refund.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const isApproval = event === 'approve';
    if (isApproval && isTheSame(actor, refund.askedBy)) return err('PAY.SECOND_PERSON');
    const patch = { lookIn: event === 'decline' ? null : 0, ...(isApproval ? { approvedBy: actor.id } : {}) };
    const moved = await moveRefund(deps, tx, { refund, event, actor, patch });
    if (moved.ok && event !== 'decline') await deps.work.dueIn(tx, id, 0);
    return mapOk(moved, presentRefund);
  });
}
