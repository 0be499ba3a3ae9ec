import type { RefundFacts } from '../../contract';
import type { Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { moveRefund } from './move-refund';
import { orderOf } from './order-of';
import { tillOf, type PaymentDeps, type PayRefusal } from './payment-deps';
import { secondsUntilQuery } from './payment.rules';
import type { KeptPayment } from './payment-store';
import type { KeptRefund } from './refund-store';

/** Who calls has so many seconds before another looks after it. */
const CALL_SECONDS = 45;

type Turn = { readonly refund: KeptRefund; readonly payment: KeptPayment; readonly does: 'call' | 'query' };

/** Carries one refund that is due a step on. False when none is due. */
export async function carryRefund(deps: PaymentDeps): Promise<boolean> {
  const taken = await deps.database.transaction((tx) => take(deps, tx));
  if (taken === 'none') return false;
  if (taken === 'again') return true;
  const answer = await speak(deps, taken);
  const more = await deps.database.transaction((tx) => settle(deps, tx, { ...taken, answer }));
  // Its provider knows nothing of it: the same call, by the same key.
  if (more) {
    const second = await speak(deps, more);
    await deps.database.transaction((tx) => settle(deps, tx, { ...more, answer: second }));
  }
  return true;
}

/** Takes what is due. One that somebody left while calling may have been done: it is asked for, never called anew. */
async function take(deps: PaymentDeps, tx: Tx): Promise<Turn | 'again' | 'none'> {
  const refund = await deps.refunds.holdDue(tx);
  if (!refund) return 'none';
  const payment = await deps.payments.find(tx, refund.payment);
  const actor = tillOf(refund.station);
  const isLeft = refund.state === 'calling' || refund.state === 'querying';
  if (isLeft || !payment) {
    await moveRefund(deps, tx, { refund, event: 'lose', actor, patch: { lookIn: 0 } });
    return 'again';
  }
  const does = refund.state === 'created' ? 'call' : 'query';
  const moved = await moveRefund(deps, tx, {
    refund,
    event: does,
    actor,
    patch: { lookIn: CALL_SECONDS, isTry: true },
  });
  return moved.ok ? { refund: moved.value, payment, does } : 'again';
}

/** Speaks with the provider, outside of any transaction, by the key that was written down before. */
async function speak(deps: PaymentDeps, { refund, payment, does }: Turn): Promise<Result<RefundFacts, PayRefusal>> {
  const provider = await deps.providers.of(payment.station, payment.provider, 'even-off');
  if (!provider) return { ok: false, error: { code: 'PAY.PROVIDER_LOST', details: undefined } };
  const { key, amount, reason } = refund;
  const asked = { order: orderOf(deps.root(), payment), key, amount, reason };
  return does === 'call' ? provider.refund(asked) : provider.queryRefund(asked);
}

type Answered = Turn & { readonly answer: Result<RefundFacts, PayRefusal> };

async function settle(
  deps: PaymentDeps,
  tx: Tx,
  { refund: seen, payment, does, answer }: Answered,
): Promise<Turn | undefined> {
  const refund = await deps.refunds.hold(tx, seen.id);
  // A callback was faster, or another took over.
  if (refund?.version !== seen.version) return undefined;
  const actor = tillOf(refund.station);
  const lookIn = secondsUntilQuery(refund.attempts - 1);
  const lost = { refund, event: 'lose', actor, patch: { lookIn } } as const;
  if (!answer.ok) {
    const problem = does === 'call' ? refusedBecause(answer.error) : null;
    const refused = { refund, event: 'fail', actor, patch: { lookIn: null, problem } } as const;
    await (problem === null ? later(deps, tx, lost) : moveRefund(deps, tx, refused));
    return undefined;
  }
  if (answer.value.state === 'none' && does === 'query') {
    const patch = { lookIn: CALL_SECONDS, isTry: true } as const;
    const called = await moveRefund(deps, tx, { refund, event: 'call', actor, patch });
    return called.ok ? { refund: called.value, payment, does: 'call' } : undefined;
  }
  await (isOver(answer.value) ? endRefund(deps, tx, { refund, facts: answer.value }) : later(deps, tx, lost));
  return undefined;
}

const isOver = ({ state }: RefundFacts): boolean => state === 'done' || state === 'failed';

async function later(deps: PaymentDeps, tx: Tx, move: Parameters<typeof moveRefund>[2]): Promise<void> {
  await deps.work.dueIn(tx, move.refund.id, move.patch.lookIn ?? 0);
  await moveRefund(deps, tx, move);
}

const refusedBecause = (refused: PayRefusal): string | null =>
  refused.code === 'PAY.PROVIDER_REFUSED' ? refused.details.why : null;

/** Ends a refund by its provider's word; false when it had ended. An amount that does not fit is a failure that a person looks at. */
export async function endRefund(
  deps: PaymentDeps,
  tx: Tx,
  { refund, facts }: { readonly refund: KeptRefund; readonly facts: RefundFacts },
): Promise<boolean> {
  const { state, amount, providerRef, why } = facts;
  const fits = amount === null || amount === refund.amount;
  const event = state === 'done' && fits ? 'finish' : 'fail';
  const problem = event === 'finish' ? null : (why ?? 'amount');
  const patch = { lookIn: null, problem, ...(providerRef === null ? {} : { providerRef }) };
  return (await moveRefund(deps, tx, { refund, event, actor: tillOf(refund.station), patch })).ok;
}

/** Carries all refunds on that are due, as long as somebody is patient. */
export async function carryRefunds(deps: PaymentDeps, isPatient: () => boolean): Promise<void> {
  while (isPatient() && (await carryRefund(deps)));
}
