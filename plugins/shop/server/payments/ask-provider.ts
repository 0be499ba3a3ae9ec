import type { Actor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { applyFacts } from './apply-facts';
import { movePayment } from './move-payment';
import { orderOf } from './order-of';
import { tillOf, type PaymentDeps, type PayRefusal } from './payment-deps';
import { isOpen } from './payment.rules';
import type { KeptPayment } from './payment-store';

/** How a provider is asked: with the wish to close what is not paid, or by a person. */
export type Asking = { readonly close?: boolean; readonly askedBy?: Actor };

/** Asks the provider of a payment and believes it. The call is made outside of any transaction. */
export async function askProvider(
  deps: PaymentDeps,
  payment: KeptPayment,
  { close = false, askedBy }: Asking = {},
): Promise<Result<KeptPayment, PayRefusal>> {
  const provider = await deps.providers.of(payment.station, payment.provider, 'even-off');
  if (!provider) return err('PAY.NOT_OFFERED', { provider: payment.provider });
  const order = orderOf(deps.root(), payment);
  // Whether it was closed, the answer to the question says.
  if (close) await provider.close(order);
  const answer = await provider.query(order);
  if (!answer.ok) return answer;
  const facts = answer.value;
  return deps.database.transaction(async (tx) => {
    const held = await deps.payments.hold(tx, payment.id);
    if (!held) return ok(payment);
    await applyFacts(deps, tx, { payment: held, facts, identity: provider.identity, ...(askedBy ? { askedBy } : {}) });
    const now = (await deps.payments.find(tx, payment.id)) ?? held;
    // What its provider never heard of is closed by our own word. Should it be paid after all, it is late.
    if (!close || facts.state !== 'none' || !isOpen(now.state)) return ok(now);
    const gone = {
      payment: now,
      event: 'close',
      actor: askedBy ?? tillOf(now.station),
      patch: { askIn: null },
    } as const;
    const closed = await movePayment(deps, tx, gone);
    return ok(closed.ok ? closed.value : now);
  });
}
