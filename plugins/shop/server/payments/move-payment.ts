import type { Actor } from '@hearth/cms/contract';
import { Bug, ok, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { paymentMoved, type PaymentEvent } from '../../contract';
import type { PaymentDeps } from './payment-deps';
import { paymentMachine } from './payment.machine';
import type { KeptPayment, PaymentPatch } from './payment-store';

/** What happens to a payment, by whom, and what is written beside it. */
export type PaymentMove = {
  readonly payment: KeptPayment;
  readonly event: PaymentEvent;
  readonly actor: Actor;
  readonly patch?: PaymentPatch;
  /** For the ledger: ids and numbers, nothing of a person. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

type Deps = Pick<PaymentDeps, 'payments' | 'ledger' | 'outbox'>;

/** Moves a payment that the caller holds, as its machine allows, with ledger and outbox. */
export async function movePayment(
  deps: Deps,
  tx: Tx,
  { payment, event, actor, patch = {}, facts = {} }: PaymentMove,
): Promise<Result<KeptPayment, MachineRefusal>> {
  const next = paymentMachine.next(payment.state, event);
  if (!next.ok) return next;
  const { state } = next.value;
  // Held by the caller, so that nobody else can have changed it.
  if (!(await deps.payments.patch(tx, payment, { ...patch, state })))
    throw new Bug(`the payment ${payment.id} was changed while it was held`);
  const { id, station, kind, subject, amount, provider } = payment;
  const version = payment.version + 1;
  deps.ledger.append(tx, {
    ...{ actor: { ...actor, station }, action: `payment.${state}`, subject: id, version: String(version) },
    facts: { kind, of: subject, amount, provider, from: payment.state, ...facts },
  });
  await deps.outbox.append(tx, paymentMoved({ station, paymentId: id, kind, subject, to: state, version }));
  const now = await deps.payments.find(tx, id);
  return ok(now ?? payment);
}
