import type { StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { PayableKind } from '../../contract';
import { openRefund } from './open-refund';
import type { PaymentDeps, PaymentRefusal } from './payment-deps';
import type { KeptRefund } from './refund-store';

/** What of something that was paid is to go back. */
export type WantedBack = {
  readonly kind: PayableKind;
  readonly subject: string;
  readonly amount: number;
  readonly reason: string;
  readonly by: StaffActor | 'house';
};

/**
 * Gives back of what something was paid with, in the transaction of whatever decided it: a cancelled order, a return, an arbitration.
 * A payment tells what it pays for while it is held, so whoever calls takes no lock of their own before this one.
 */
export async function refundSubject(
  deps: PaymentDeps,
  tx: Tx,
  { kind, subject, ...wanted }: WantedBack,
): Promise<Result<KeptRefund, PaymentRefusal>> {
  const payment = await deps.payments.holdTaken(tx, { kind, subject });
  return payment ? openRefund(deps, tx, { ...wanted, payment: payment.id }) : err('PAY.NOT_PAID');
}
