import { err, ok, type Result } from '@hearth/cms/kernel';
import { askProvider } from './ask-provider';
import { movePayment } from './move-payment';
import { tillOf, type PaymentDeps, type PayRefusal } from './payment-deps';
import type { KeptPayment } from './payment-store';

/** Closes a payment before another way is taken: at its provider first, which is then asked once more. Paid money is found, never lost. */
export async function closeOpen(deps: PaymentDeps, payment: KeptPayment): Promise<Result<null, PayRefusal>> {
  if (payment.state === 'disputed') return err('PAY.DISPUTED');
  if (payment.state === 'new') return closeUnsent(deps, payment);
  const answer = await askProvider(deps, payment, { close: true });
  if (!answer.ok) return err('PAY.IN_DOUBT');
  switch (answer.value.state) {
    case 'closed':
    case 'failed':
      return ok(null);
    case 'succeeded':
      return answer.value.givenBack ? ok(null) : err('PAY.ALREADY_PAID');
    case 'disputed':
      return err('PAY.DISPUTED');
    default:
      return err('PAY.IN_DOUBT');
  }
}

/** Its provider was never told of it. */
export async function closeUnsent(deps: PaymentDeps, { id }: KeptPayment): Promise<Result<null, PayRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<null, PayRefusal>> => {
    const held = await deps.payments.hold(tx, id);
    if (held?.state !== 'new') return err('PAY.IN_DOUBT');
    const actor = tillOf(held.station);
    const closed = await movePayment(deps, tx, { payment: held, event: 'close', actor, patch: { askIn: null } });
    return closed.ok ? ok(null) : err('PAY.IN_DOUBT');
  });
}
