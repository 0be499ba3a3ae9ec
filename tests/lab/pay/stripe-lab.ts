import { createHmac } from 'node:crypto';
import {
  aLabServer,
  aPayWorld,
  aRef,
  type LabAnswer,
  type LabCall,
  type LabNotice,
  type LabRefund,
  type LabServer,
  type LabTrade,
  type PayWorld,
} from './pay-world';

/** What a station has of Stripe: the credential as it is typed in. */
export type StripePapers = {
  readonly provider: 'stripe';
  readonly secretKey: string;
  readonly webhookSecrets: string[];
};

/** What of a notice is not as it should be. */
export type StripeTwist = {
  readonly id?: string;
  readonly trade?: Partial<Pick<LabTrade, 'amount' | 'app' | 'currency'>>;
  readonly isForged?: boolean;
  readonly seconds?: number;
  readonly type?: string;
};

/** A stand-in for Stripe: sessions by idempotency key, refunds, webhooks signed over the raw body. */
export type StripeLab = LabServer & {
  readonly world: PayWorld;
  readonly papers: StripePapers;
  pay(outTradeNo: string): LabTrade;
  notice(outTradeNo: string, twist?: StripeTwist): LabNotice;
};

const said = (value: unknown, status = 200): LabAnswer => ({ status, body: JSON.stringify(value) });
const refused = (message: string): LabAnswer => said({ error: { type: 'invalid_request_error', message } }, 400);

/** Opens one. */
export async function aStripeLab(): Promise<StripeLab> {
  const world = aPayWorld();
  const papers: StripePapers = {
    ...{
      provider: 'stripe',
      secretKey: 'sk_test_51HearthLab0000',
      webhookSecrets: ['whsec_newest00000000', 'whsec_before00000000'],
    },
  };
  const byKey = new Map<string, LabAnswer>();
  const server = await aLabServer(world, {
    answer: (call) => {
      if (call.headers.authorization !== `Bearer ${papers.secretKey}`)
        return said({ error: { type: 'invalid_request_error', message: 'key' } }, 401);
      const key = call.headers['idempotency-key'];
      const known = typeof key === 'string' ? byKey.get(key) : undefined;
      if (known) return known;
      const answer = answerTo(world, call);
      if (typeof key === 'string' && answer.status === 200) byKey.set(key, answer);
      return answer;
    },
    sign: ({ body }) => ({ headers: { 'request-id': aRef('req_') }, body }),
  });
  const tradeOf = (outTradeNo: string): LabTrade => {
    const trade = world.trades.get(outTradeNo);
    if (!trade) throw new Error(`no trade ${outTradeNo}`);
    return trade;
  };
  return {
    ...server,
    ...{ world, papers },
    pay: (outTradeNo) => {
      const trade = tradeOf(outTradeNo);
      trade.state = 'paid';
      return trade;
    },
    notice: (outTradeNo, twist = {}) => {
      const object = sessionOf({ ...tradeOf(outTradeNo), ...twist.trade });
      const type = twist.type ?? 'checkout.session.completed';
      const text = JSON.stringify({ id: twist.id ?? aRef('evt_'), object: 'event', type, data: { object } });
      const seconds = twist.seconds ?? Math.floor(Date.now() / 1_000);
      const secret = twist.isForged ? 'whsec_forged000000000' : (papers.webhookSecrets[0] ?? '');
      const mac = createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex');
      return {
        body: Buffer.from(text),
        headers: { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${mac}` },
      };
    },
  };
}

const STATUS = { waiting: 'open', paid: 'complete', closed: 'expired' } as const;
const sessionOf = ({ outTradeNo, amount, currency, app, ref, state }: LabTrade) => ({
  ...{ id: `cs_${outTradeNo}`, object: 'checkout.session', client_reference_id: outTradeNo, amount_total: amount },
  ...{
    currency: currency.toLowerCase(),
    livemode: app === 'live',
    status: STATUS[state],
    payment_status: state === 'paid' ? 'paid' : 'unpaid',
  },
  ...{
    payment_intent: state === 'paid' ? ref : null,
    url: state === 'waiting' ? `https://checkout.stripe.com/c/${outTradeNo}` : null,
  },
});

const refundOf = ({ key, outTradeNo, amount, ref, state }: LabRefund) => ({
  ...{ id: ref, object: 'refund', amount, metadata: { key, payment: outTradeNo } },
  status: { done: 'succeeded', pending: 'pending', failed: 'failed' }[state],
});

function answerTo(world: PayWorld, { method, path, body }: LabCall): LabAnswer {
  const url = new URL(path, 'http://lab');
  const form = new URLSearchParams(body);
  const number = /\/sessions\/cs_(\w+?)(\/expire)?$/.exec(url.pathname);
  if (number) {
    const trade = world.trades.get(number[1] ?? '');
    if (!trade) return said({ error: { type: 'invalid_request_error', message: 'No such session' } }, 404);
    if (number[2] && trade.state === 'paid') return refused('already complete');
    if (number[2]) trade.state = 'closed';
    return said(sessionOf(trade));
  }
  if (url.pathname === '/v1/refunds') return method === 'GET' ? listed(world, url) : giveBack(world, form);
  const outTradeNo = form.get('client_reference_id') ?? '';
  const amount = Number(form.get('line_items[0][price_data][unit_amount]'));
  const trade: LabTrade = {
    outTradeNo,
    amount,
    currency: 'CNY',
    app: 'test',
    merchant: '',
    ref: aRef('pi_'),
    state: 'waiting',
  };
  world.trades.set(outTradeNo, trade);
  return said(sessionOf(trade));
}

function listed(world: PayWorld, url: URL): LabAnswer {
  const intent = url.searchParams.get('payment_intent');
  const trade = [...world.trades.values()].find(({ ref }) => ref === intent);
  const data = [...world.refunds.values()].filter(({ outTradeNo }) => outTradeNo === trade?.outTradeNo).map(refundOf);
  return said({ object: 'list', data, has_more: false, url: '/v1/refunds' });
}

function giveBack(world: PayWorld, form: URLSearchParams): LabAnswer {
  const trade = [...world.trades.values()].find(({ ref }) => ref === form.get('payment_intent'));
  if (trade?.state !== 'paid') return refused('No such payment_intent');
  const amount = Number(form.get('amount'));
  const back = [...world.refunds.values()].filter(({ outTradeNo }) => outTradeNo === trade.outTradeNo);
  if (back.reduce((sum, one) => sum + one.amount, amount) > trade.amount)
    return refused('greater than unrefunded amount');
  const refund: LabRefund = {
    key: form.get('metadata[key]') ?? '',
    outTradeNo: trade.outTradeNo,
    amount,
    ref: aRef('re_'),
    state: world.refundsAre,
  };
  world.refunds.set(refund.key, refund);
  return said(refundOf(refund));
}
