import type { Tx } from '@hearth/cms/platform';
import { askProvider } from './ask-provider';
import { carryRefunds } from './carry-refund';
import { closeUnsent } from './close-open';
import type { PaymentDeps } from './payment-deps';
import { secondsUntilQuery } from './payment.rules';
import type { KeptPayment } from './payment-store';

/** A provider's last word may be on its way for so long after the time to pay is over. */
const GRACE = 30_000;
/** New turns are begun for so long; a turn itself waits for three calls at most. */
const PATIENCE = 20_000;

/**
 * Asks the providers of payments that are due, closes those whose time is over, and carries refunds on. Each is claimed in a
 * transaction that sets its next turn, so that whoever dies while asking is followed by another.
 */
export async function workDue(deps: PaymentDeps): Promise<void> {
  const now = (): number => deps.clock.now().getTime();
  const end = now() + PATIENCE;
  const isPatient = (): boolean => now() < end;
  while (isPatient()) {
    const due = await deps.database.transaction((tx) => claim(deps, tx));
    if (!due) break;
    await settle(deps, due.payment, due.isOver);
  }
  await carryRefunds(deps, isPatient);
}

type Due = { readonly payment: KeptPayment; readonly isOver: boolean };

async function claim(deps: PaymentDeps, tx: Tx): Promise<Due | undefined> {
  const payment = await deps.payments.claimDue(tx, secondsUntilQuery);
  if (!payment) return undefined;
  await deps.work.dueIn(tx, payment.id, secondsUntilQuery(payment.queries + 1));
  return { payment, isOver: payment.at.getTime() > payment.until.getTime() + GRACE };
}

async function settle(deps: PaymentDeps, payment: KeptPayment, isOver: boolean): Promise<void> {
  // Written down and never sent: whoever began it is gone.
  if (payment.state === 'new') {
    await closeUnsent(deps, payment);
    return;
  }
  const answer = await askProvider(deps, payment, { close: isOver });
  if (!answer.ok) deps.log.warn('a payment provider did not answer', { payment: payment.id });
}
