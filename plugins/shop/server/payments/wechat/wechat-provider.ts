import { err, ok, type Result } from '@hearth/cms/kernel';
import type { PayHandover, PaymentFacts } from '../../../contract';
import type {
  CallbackCall,
  CallbackWord,
  Payer,
  PayOrder,
  PayProvider,
  ProviderRefusal,
  RefundOrder,
} from '../provider';
import { callWechat, nonceOf, secondsOf, type WechatDeps } from './wechat-call';
import { isWechatSigned, lines, openEnvelope, rsaSign } from './wechat-signature';
import { factsOfRefund, factsOfTrade, wechatCall, wechatRefund, wechatTrade } from './wechat-words';
import { z } from 'zod';

const LOST = { ok: false, error: { code: 'PAY.PROVIDER_LOST', details: undefined } } as const;
const REFUNDS = '/v3/refund/domestic/refunds';

/** WeChat Pay (微信支付 API v3): a page on a phone, a code, or inside WeChat. */
export function wechatProvider(deps: WechatDeps): PayProvider {
  const { credential } = deps;
  const trade = (order: Pick<PayOrder, 'outTradeNo'>): string =>
    `/v3/pay/transactions/out-trade-no/${order.outTradeNo}`;
  return {
    ...{ name: 'wechat', methods: ['page', 'scan', 'jsapi'] },
    identity: { app: credential.appid, merchant: credential.mchid, currency: 'CNY' },
    begin: (order, payer) => begin(deps, order, payer),
    query: async (order) => {
      const answer = await callWechat(deps, 'GET', { path: `${trade(order)}?mchid=${credential.mchid}` });
      if (!answer.ok) return answer;
      if (answer.value.status === 404) return ok(unheard(order));
      const read = wechatTrade.safeParse(answer.value.body);
      return read.success ? ok(factsOfTrade(read.data)) : LOST;
    },
    close: async (order) => {
      const answer = await callWechat(deps, 'POST', {
        path: `${trade(order)}/close`,
        body: { mchid: credential.mchid },
      });
      return answer.ok ? ok() : answer;
    },
    refund: async ({ order, key, amount, reason }) => {
      const body = {
        ...{
          out_trade_no: order.outTradeNo,
          out_refund_no: key,
          reason: reason.slice(0, 80),
          notify_url: order.notifyUrl,
        },
        amount: { refund: amount, total: order.amount, currency: 'CNY' },
      };
      return refundFrom(await callWechat(deps, 'POST', { path: REFUNDS, body }));
    },
    queryRefund: async (refund) => {
      const answer = await callWechat(deps, 'GET', { path: `${REFUNDS}/${refund.key}` });
      return answer.ok && answer.value.status === 404 ? ok(unheardRefund(refund)) : refundFrom(answer);
    },
    verifyCallback: async (call) => verified(deps, call),
    answer: (verdict) =>
      verdict === 'heard'
        ? { status: 200, type: 'application/json', body: '{"code":"SUCCESS"}' }
        : { status: 401, type: 'application/json', body: '{"code":"FAIL","message":"signature"}' },
  };
}

const unheard = ({ outTradeNo }: PayOrder): PaymentFacts => ({
  ...{ outTradeNo, state: 'none', amount: null, currency: null, app: null, merchant: null, tradeRef: null },
});

const unheardRefund = ({ order, key }: RefundOrder) =>
  ({ outTradeNo: order.outTradeNo, key, state: 'none', amount: null, providerRef: null, why: null }) as const;

function refundFrom(answer: Awaited<ReturnType<typeof callWechat>>): Awaited<ReturnType<PayProvider['refund']>> {
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return err('PAY.PROVIDER_REFUSED', { why: 'RESOURCE_NOT_EXISTS' });
  const read = wechatRefund.safeParse(answer.value.body);
  return read.success ? ok(factsOfRefund(read.data)) : LOST;
}

const PLACE = { page: 'h5', scan: 'native', jsapi: 'jsapi' } as const;

async function begin(deps: WechatDeps, order: PayOrder, payer: Payer): ReturnType<PayProvider['begin']> {
  const { method } = order;
  if (method === 'jsapi' && payer.openid === undefined) return err('PAY.METHOD_NOT_OFFERED', { method });
  const { appid, mchid } = deps.credential;
  const body = {
    ...{ appid, mchid, description: order.title.slice(0, 127), out_trade_no: order.outTradeNo },
    time_expire: order.until.toISOString().replace(/\.\d{3}Z$/, '+00:00'),
    notify_url: order.notifyUrl,
    amount: { total: order.amount, currency: 'CNY' },
    ...(method === 'page' ? { scene_info: { payer_client_ip: payer.address, h5_info: { type: 'Wap' } } } : {}),
    ...(method === 'jsapi' ? { payer: { openid: payer.openid } } : {}),
  };
  const answer = await callWechat(deps, 'POST', { path: `/v3/pay/transactions/${PLACE[method]}`, body });
  if (!answer.ok) return answer;
  const handover = handoverOf(deps, order, answer.value.body);
  return handover.ok ? ok({ handover: handover.value, providerRef: null }) : handover;
}

const given = z.looseObject({
  h5_url: z.string().optional(),
  code_url: z.string().optional(),
  prepay_id: z.string().optional(),
});

function handoverOf(deps: WechatDeps, order: PayOrder, body: unknown): Result<PayHandover, ProviderRefusal> {
  const { h5_url, code_url, prepay_id } = given.safeParse(body).data ?? {};
  if (h5_url !== undefined) {
    return ok({ kind: 'open', url: `${h5_url}&redirect_url=${encodeURIComponent(order.returnUrl)}` });
  }
  if (code_url !== undefined) return ok({ kind: 'scan', code: code_url });
  if (prepay_id === undefined) return LOST;
  const { credential, clock, random } = deps;
  const [timeStamp, nonceStr] = [secondsOf(clock), nonceOf(random)];
  const what = { appId: credential.appid, timeStamp, nonceStr, package: `prepay_id=${prepay_id}`, signType: 'RSA' };
  const paySign = rsaSign(credential.privateKey, lines(what.appId, timeStamp, nonceStr, what.package));
  return ok({ kind: 'jsapi', parameters: { ...what, paySign } });
}

function verified({ credential, clock }: WechatDeps, { body, headers }: CallbackCall): CallbackWord {
  const signed = {
    serial: headers['wechatpay-serial'],
    timestamp: headers['wechatpay-timestamp'],
    nonce: headers['wechatpay-nonce'],
    signature: headers['wechatpay-signature'],
    body,
  };
  if (!isWechatSigned(credential.platformKeys, signed, Number(secondsOf(clock)))) return { kind: 'forged' };
  const call = wechatCall.safeParse(jsonOf(body.toString('utf8')));
  if (!call.success) return { kind: 'ignored' };
  const text = openEnvelope(credential.apiV3Key, call.data.resource);
  // Signed, and closed by a key that is none of this station's.
  if (text === undefined) return { kind: 'forged' };
  const { id: eventId, event_type } = call.data;
  if (event_type.startsWith('REFUND.')) {
    const refund = wechatRefund.safeParse(jsonOf(text));
    return refund.success ? { kind: 'refund', eventId, facts: factsOfRefund(refund.data) } : { kind: 'ignored' };
  }
  const trade = wechatTrade.safeParse(jsonOf(text));
  return trade.success ? { kind: 'payment', eventId, facts: factsOfTrade(trade.data) } : { kind: 'ignored' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
