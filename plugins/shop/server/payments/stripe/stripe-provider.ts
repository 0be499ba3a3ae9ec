import Stripe from 'stripe';
import { err, ok, type Clock, type Result } from '@hearth/cms/kernel';
import type { PayCredentialOf } from '../../../contract';
import type { CallbackCall, CallbackWord, PayOrder, PayProvider, ProviderRefusal, RefundOrder } from '../provider';
import { factsOfRefund, factsOfSession, modeOf, stripeRefund, stripeSession, wordOf } from './stripe-words';

/** What the driver stands on. */
export type StripeDeps = {
  readonly credential: PayCredentialOf<'stripe'>;
  /** Where Stripe is, when it is not where it always is. */
  readonly base: string | undefined;
  readonly clock: Clock;
  /** Milliseconds that one call may take. */
  readonly timeout: number;
};

/** Seconds by which Stripe's clock may differ from ours. */
const TOLERANCE = 300;

/** Stripe through its own SDK: its till, and webhooks signed over the raw body. */
export function stripeProvider(deps: StripeDeps): PayProvider {
  const stripe = stripeAt(deps);
  const mode = modeOf(deps.credential.secretKey.includes('_live_'));
  return {
    ...{ name: 'stripe', methods: ['page'], identity: { app: mode, merchant: null, currency: 'CNY' } },
    begin: async (order) => {
      const session = await till(stripe, order);
      if (!session.ok) return session;
      const { id, url } = session.value;
      if (url == null) return err('PAY.PROVIDER_LOST');
      return ok({ handover: { kind: 'open', url }, providerRef: id });
    },
    query: async (order) => {
      const session = await sessionOf(stripe, order);
      return session.ok ? ok(factsOfSession(session.value)) : session;
    },
    close: async (order) => {
      const session = await sessionOf(stripe, order);
      if (!session.ok) return session;
      if (session.value.status !== 'open') return ok();
      const closed = await asked(() => stripe.checkout.sessions.expire(session.value.id));
      return closed.ok ? ok() : closed;
    },
    refund: async (refund) => {
      const done = await asked(() => giveBack(stripe, refund));
      return done.ok ? refundFrom(done.value) : done;
    },
    queryRefund: async (refund) => {
      const { order, key } = refund;
      if (order.tradeRef === null) return ok(unheardRefund(refund));
      const intent = order.tradeRef;
      const all = await asked(() => stripe.refunds.list({ payment_intent: intent, limit: 100 }));
      if (!all.ok) return all;
      const found = all.value.data.find(({ metadata }) => metadata?.['key'] === key);
      return found ? refundFrom(found) : ok(unheardRefund(refund));
    },
    verifyCallback: async (call) => verified(deps, stripe, call),
    answer: (verdict) => ({
      ...{ status: verdict === 'heard' ? 200 : 401, type: 'application/json' },
      body: verdict === 'heard' ? '{"received":true}' : '{"received":false}',
    }),
  };
}

function stripeAt({ credential, base, timeout }: StripeDeps): Stripe {
  const usual = { maxNetworkRetries: 0, timeout, telemetry: false };
  if (base === undefined) return new Stripe(credential.secretKey, usual);
  const { protocol, hostname, port } = new URL(base);
  const isSecure = protocol === 'https:';
  return new Stripe(credential.secretKey, {
    ...{ ...usual, host: hostname, port: port === '' ? (isSecure ? 443 : 80) : Number(port) },
    protocol: isSecure ? 'https' : 'http',
  });
}

type Session = ReturnType<typeof stripeSession.parse>;

/** Opens the till. The number is the key as well, so that the same call gives the same till, also when its answer was lost. */
async function till(stripe: Stripe, order: PayOrder): Promise<Result<Session, ProviderRefusal>> {
  const { outTradeNo, amount, title, returnUrl } = order;
  const opened = await asked(() =>
    stripe.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: outTradeNo,
        line_items: [
          { quantity: 1, price_data: { currency: 'cny', unit_amount: amount, product_data: { name: title } } },
        ],
        success_url: returnUrl,
        cancel_url: returnUrl,
        payment_intent_data: { metadata: { payment: outTradeNo } },
      },
      { idempotencyKey: outTradeNo },
    ),
  );
  return opened.ok ? sessionFrom(opened.value) : opened;
}

async function sessionOf(stripe: Stripe, order: PayOrder): Promise<Result<Session, ProviderRefusal>> {
  const { providerRef } = order;
  if (providerRef === null) return till(stripe, order);
  const found = await asked(() => stripe.checkout.sessions.retrieve(providerRef));
  return found.ok ? sessionFrom(found.value) : found;
}

function sessionFrom(value: unknown): Result<Session, ProviderRefusal> {
  const read = stripeSession.safeParse(value);
  return read.success ? ok(read.data) : err('PAY.PROVIDER_LOST');
}

const giveBack = (stripe: Stripe, { order, key, amount }: RefundOrder) =>
  stripe.refunds.create(
    {
      ...(order.tradeRef === null ? {} : { payment_intent: order.tradeRef }),
      ...{ amount, metadata: { key, payment: order.outTradeNo } },
    },
    { idempotencyKey: key },
  );

function refundFrom(value: unknown): Awaited<ReturnType<PayProvider['refund']>> {
  const read = stripeRefund.safeParse(value);
  return read.success ? ok(factsOfRefund(read.data)) : err('PAY.PROVIDER_LOST');
}

const unheardRefund = ({ order, key }: RefundOrder) =>
  ({ outTradeNo: order.outTradeNo, key, state: 'none', amount: null, providerRef: null, why: null }) as const;

/** Calls, with refusals as values; what nobody knows is told apart from what was refused. */
async function asked<T>(work: () => PromiseLike<T>): Promise<Result<T, ProviderRefusal>> {
  try {
    return ok(await work());
  } catch (error) {
    const { errors } = Stripe;
    const isRefused =
      error instanceof errors.StripeInvalidRequestError ||
      error instanceof errors.StripeCardError ||
      error instanceof errors.StripeAuthenticationError ||
      error instanceof errors.StripePermissionError;
    if (isRefused) return err('PAY.PROVIDER_REFUSED', { why: error.message.slice(0, 200) });
    return err('PAY.PROVIDER_LOST');
  }
}

function verified({ credential, clock }: StripeDeps, stripe: Stripe, { body, headers }: CallbackCall): CallbackWord {
  const signature = headers['stripe-signature'];
  if (typeof signature !== 'string') return { kind: 'forged' };
  // The SDK looks backwards alone.
  const seconds = clock.now().getTime() / 1_000;
  const [, time = '0'] = /(?:^|,)t=(\d+)/.exec(signature) ?? [];
  if (Number(time) > seconds + TOLERANCE) return { kind: 'forged' };
  for (const secret of credential.webhookSecrets) {
    try {
      const at = clock.now().getTime();
      const event = stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE, undefined, at);
      return wordOf(event);
    } catch {
      // Signed with the other secret, perhaps.
    }
  }
  return { kind: 'forged' };
}
