import type { PaymentFacts, RefundFacts } from '../../../contract';
import { z } from 'zod';
import type { CallbackWord } from '../provider';

/** A till of Stripe's (Checkout session), as far as we read it. */
export const stripeSession = z.looseObject({
  id: z.string(),
  client_reference_id: z.string().nullable(),
  payment_status: z.string(),
  status: z.string().nullable(),
  amount_total: z.int().nullable(),
  currency: z.string().nullable(),
  livemode: z.boolean(),
  payment_intent: z.union([z.string(), z.looseObject({ id: z.string() })]).nullable(),
  url: z.string().nullable().optional(),
});

/** A refund of Stripe's, as far as we read it. */
export const stripeRefund = z.looseObject({
  id: z.string(),
  amount: z.int(),
  status: z.string().nullable(),
  failure_reason: z.string().optional(),
  metadata: z.record(z.string(), z.string()).nullable(),
});

/** Where money is real and where it is not. */
export const modeOf = (isLive: boolean): string => (isLive ? 'live' : 'test');

function stateOf({ payment_status, status }: z.output<typeof stripeSession>): PaymentFacts['state'] {
  if (payment_status === 'paid') return 'paid';
  if (status === 'expired') return 'closed';
  return 'paying';
}

/** What Stripe says of a till, in our words. */
export const factsOfSession = (session: z.output<typeof stripeSession>): PaymentFacts => ({
  outTradeNo: session.client_reference_id ?? '',
  state: stateOf(session),
  amount: session.amount_total,
  currency: session.currency?.toUpperCase() ?? null,
  app: modeOf(session.livemode),
  merchant: null,
  tradeRef: typeof session.payment_intent === 'string' ? session.payment_intent : (session.payment_intent?.id ?? null),
});

const REFUND: Readonly<Record<string, RefundFacts['state']>> = {
  ...{ succeeded: 'done', pending: 'pending', requires_action: 'pending', failed: 'failed', canceled: 'failed' },
};

/** What Stripe says of a refund, in our words. */
export function factsOfRefund(refund: z.output<typeof stripeRefund>): RefundFacts {
  const state = REFUND[refund.status ?? ''] ?? 'pending';
  return {
    ...{ outTradeNo: refund.metadata?.['payment'] ?? '', key: refund.metadata?.['key'] ?? '', state },
    ...{ amount: refund.amount, providerRef: refund.id },
    why: state === 'failed' ? (refund.failure_reason ?? refund.status) : null,
  };
}

/** What an event that Stripe signed says, in our words. */
export function wordOf(event: {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: unknown };
}): CallbackWord {
  const { id: eventId, type, data } = event;
  if (type.startsWith('checkout.session.')) {
    const session = stripeSession.safeParse(data.object);
    if (!session.success || session.data.client_reference_id === null) return { kind: 'ignored' };
    const facts = factsOfSession(session.data);
    const isFailed = type === 'checkout.session.async_payment_failed';
    return { kind: 'payment', eventId, facts: isFailed ? { ...facts, state: 'failed' } : facts };
  }
  if (!type.startsWith('refund.')) return { kind: 'ignored' };
  const refund = stripeRefund.safeParse(data.object);
  if (!refund.success || refund.data.metadata?.['key'] === undefined) return { kind: 'ignored' };
  return { kind: 'refund', eventId, facts: factsOfRefund(refund.data) };
}
