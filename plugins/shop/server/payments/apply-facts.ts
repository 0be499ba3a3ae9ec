import type { Actor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { PaymentEvent, PayIdentity, PaymentFacts } from '../../contract';
import { movePayment } from './move-payment';
import { openRefund } from './open-refund';
import type { PaymentDeps } from './payment-deps';
import { tillOf } from './payment-deps';
import type { WordOutcome } from './payment-inbox-store';
import { paymentDisputed } from './payment-notices';
import { eventOf, isOpen, mismatchesOf, type Mismatch } from './payment.rules';
import { paymentMachine } from './payment.machine';
import type { KeptPayment, PaymentPatch } from './payment-store';
/** What a provider said of a payment that the caller holds. */
export type Said = {
  readonly payment: KeptPayment;
  readonly facts: PaymentFacts;
  readonly identity: PayIdentity;
  /** A member of staff who asked the provider; what is in dispute listens to nobody else. */
  readonly askedBy?: Actor;
};

/**
 * The one place where a provider's word changes a payment, whether it was called in or asked for. What does not fit raises an alarm
 * and changes nothing else.
 */
export async function applyFacts(deps: PaymentDeps, tx: Tx, said: Said): Promise<WordOutcome> {
  const { payment, facts, identity, askedBy } = said;
  const wrong = mismatchesOf({ ...payment, identity }, facts);
  if (wrong.length > 0) return dispute(deps, tx, { ...said, wrong });
  if (payment.state === 'disputed' && !askedBy) return 'held';
  return follow(deps, tx, said);
}

async function follow(deps: PaymentDeps, tx: Tx, { payment, facts, askedBy }: Said): Promise<WordOutcome> {
  const event = eventOf(facts);
  if (event === undefined) return 'same';
  const next = paymentMachine.next(payment.state, event);
  if (!next.ok) return isTold(payment, facts) ? 'same' : 'late';
  const actor = askedBy ?? tillOf(payment.station);
  const told = { tradeRef: facts.tradeRef, late: !isOpen(payment.state) };
  const moved = await movePayment(deps, tx, { payment, event, actor, facts: told, patch: patchOf(event, facts) });
  if (moved.ok && event === 'succeed') await honour(deps, tx, moved.value);
  return moved.ok ? 'applied' : 'late';
}

const patchOf = (event: PaymentEvent, { tradeRef }: PaymentFacts): PaymentPatch => ({
  ...(tradeRef === null ? {} : { tradeRef }),
  ...(event === 'await' ? {} : { askIn: null, problem: null }),
});

const STATE_OF = { none: undefined, paying: 'pending', paid: 'succeeded', failed: 'failed', closed: 'closed' } as const;

const isTold = ({ state }: KeptPayment, facts: PaymentFacts): boolean => STATE_OF[facts.state] === state;

/** Tells whatever was paid for; money that it can no longer take goes back by itself, and is never dropped. */
async function honour(deps: PaymentDeps, tx: Tx, payment: KeptPayment): Promise<void> {
  const { id, outTradeNo: number, kind, subject, amount, paidAt } = payment;
  const at = paidAt ?? deps.clock.now();
  const answer = await deps.payables.of(kind).paid(tx, { id, number, subject, amount, at });
  if (answer === 'taken') return;
  await deps.payments.patch(tx, payment, { givenBack: true });
  await openRefund(deps, tx, { payment: id, amount, reason: '付款到达时订单已无法履行，自动退回', by: 'house' });
}

async function dispute(
  deps: PaymentDeps,
  tx: Tx,
  { payment, wrong }: Said & { readonly wrong: readonly Mismatch[] },
): Promise<WordOutcome> {
  const what = wrong.join(', ');
  // One that was paid rightly stays so; whoever looks after money hears of it all the same.
  if (paymentMachine.next(payment.state, 'dispute').ok) {
    const facts = { differs: wrong };
    const patch = { problem: `differs: ${what}`, askIn: null };
    await movePayment(deps, tx, { payment, event: 'dispute', actor: tillOf(payment.station), patch, facts });
  }
  await deps.notices.notify(tx, {
    ...{ kind: paymentDisputed, station: payment.station, to: { role: 'finance' }, subject: payment.id },
    facts: { number: payment.outTradeNo, provider: payment.provider, what },
    link: `/plugins/shop-payments/${payment.id}`,
  });
  return 'disputed';
}
