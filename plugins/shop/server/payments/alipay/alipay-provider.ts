import { createPrivateKey } from 'node:crypto';
import { AlipaySdk, type AlipaySdkCommonResult } from 'alipay-sdk';
import { z } from 'zod';
import { err, fen, formatYuan, ok, type Result } from '@hearth/cms/kernel';
import type { PayCredentialOf, PayIdentity, PaymentFacts, RefundFacts } from '../../../contract';
import type { CallbackWord, PayOrder, PayProvider, ProviderRefusal, RefundOrder } from '../provider';
import { alipayNotice, factsOfNotice, fenOf, formOf, stateOf } from './alipay-words';

/** What the driver stands on. */
export type AlipayDeps = {
  readonly credential: PayCredentialOf<'alipay'>;
  readonly gateway: string;
  /** Milliseconds that one call may take. */
  readonly timeout: number;
};

type Call = (
  method: string,
  bizContent: Record<string, unknown>,
  more?: Record<string, string>,
) => Promise<Result<AlipaySdkCommonResult, ProviderRefusal>>;

/** Alipay (支付宝) through its own SDK: RSA2 over the sorted parameters, both ways. */
export function alipayProvider(deps: AlipayDeps): PayProvider {
  const { appId, sellerId } = deps.credential;
  const sdk = sdkOf(deps);
  const call = callBy(sdk);
  const identity = { app: appId, merchant: sellerId, currency: 'CNY' };
  return {
    ...{ name: 'alipay', methods: ['page', 'scan'], identity },
    begin: (order) => begin(sdk, call, order),
    query: (order) => queried(call, order, identity),
    close: async (order) => {
      const answer = await call('alipay.trade.close', { outTradeNo: order.outTradeNo });
      return answer.ok || isUnheard(answer.error) ? ok() : answer;
    },
    refund: async (refund) => {
      const { order, key, amount, reason } = refund;
      const answer = await call('alipay.trade.refund', {
        ...{ outTradeNo: order.outTradeNo, outRequestNo: key, refundReason: reason.slice(0, 80) },
        refundAmount: formatYuan(fen(amount)),
      });
      if (!answer.ok) return answer;
      // N: no money moved by this call, because an earlier one did or it is still on its way. The query says which.
      const isMoved = answer.value['fundChange'] === 'Y';
      return ok(refundOf(refund, isMoved ? { state: 'done', amount } : { state: 'pending', amount: null }));
    },
    queryRefund: async (refund) => {
      const { order, key } = refund;
      const asked = { outTradeNo: order.outTradeNo, outRequestNo: key };
      const answer = await call('alipay.trade.fastpay.refund.query', asked);
      if (!answer.ok) return answer;
      const read = refunded.safeParse(answer.value);
      if (!read.success) return ok(refundOf(refund, { state: 'none', amount: null }));
      const { refundStatus, refundAmount } = read.data;
      const state = refundStatus === undefined || refundStatus === 'REFUND_SUCCESS' ? 'done' : 'pending';
      return ok(refundOf(refund, { state, amount: fenOf(refundAmount) }));
    },
    verifyCallback: async ({ body }) => verified(sdk, body.toString('utf8')),
    // Anything but this one word, and it calls again for a day.
    answer: (verdict) => ({
      ...{ status: verdict === 'heard' ? 200 : 401, type: 'text/plain; charset=utf-8' },
      body: verdict === 'heard' ? 'success' : 'failure',
    }),
  };
}

async function queried(call: Call, order: PayOrder, identity: PayIdentity): ReturnType<PayProvider['query']> {
  const answer = await call('alipay.trade.query', { outTradeNo: order.outTradeNo });
  if (!answer.ok) return isUnheard(answer.error) ? ok(unheard(order)) : answer;
  const read = trade.safeParse(answer.value);
  if (!read.success) return err('PAY.PROVIDER_LOST');
  const { outTradeNo, tradeNo, tradeStatus, totalAmount } = read.data;
  // Asked by our own app, of our own trades: what is not ours Alipay does not tell.
  const facts = { outTradeNo, state: stateOf(tradeStatus), amount: fenOf(totalAmount), tradeRef: tradeNo };
  return ok({ ...identity, ...facts });
}

const trade = z.looseObject({
  outTradeNo: z.string(),
  tradeNo: z.string(),
  tradeStatus: z.string(),
  totalAmount: z.string(),
});
const refunded = z.looseObject({ refundAmount: z.string(), refundStatus: z.string().optional() });

/** The SDK takes one form of key, and people paste either. */
function sdkOf({ credential, gateway, timeout }: AlipayDeps): AlipaySdk {
  const privateKey = createPrivateKey(credential.privateKey).export({ type: 'pkcs1', format: 'pem' }).toString().trim();
  const { appId, alipayPublicKey } = credential;
  return new AlipaySdk({ appId, privateKey, alipayPublicKey, gateway, timeout, keyType: 'PKCS1', signType: 'RSA2' });
}

function callBy(sdk: AlipaySdk): Call {
  return async (method, bizContent, more = {}) => {
    try {
      const said = await sdk.exec(method, { ...more, bizContent }, { validateSign: true });
      if (said.code === '10000') return ok(said);
      const why = `${said.sub_code ?? said['subCode'] ?? said.code} ${said.sub_msg ?? said['subMsg'] ?? said.msg}`;
      // Their system failed half-way: what was done nobody knows.
      const isLost = said.code === '20000' || /SYSTEM_ERROR|AOP\.UNKNOW/.test(why);
      return isLost ? err('PAY.PROVIDER_LOST') : err('PAY.PROVIDER_REFUSED', { why: why.slice(0, 200) });
    } catch {
      // Silence, a broken line, or an answer that Alipay did not sign.
      return err('PAY.PROVIDER_LOST');
    }
  };
}

const isUnheard = (refused: ProviderRefusal): boolean =>
  refused.code === 'PAY.PROVIDER_REFUSED' && refused.details.why.startsWith('ACQ.TRADE_NOT_EXIST');

const unheard = ({ outTradeNo }: PayOrder): PaymentFacts => ({
  ...{ outTradeNo, state: 'none', amount: null, currency: null, app: null, merchant: null, tradeRef: null },
});

const refundOf = ({ order, key }: RefundOrder, said: Pick<RefundFacts, 'state' | 'amount'>): RefundFacts => ({
  ...{ outTradeNo: order.outTradeNo, key, providerRef: null, why: null },
  ...said,
});

async function begin(sdk: AlipaySdk, call: Call, order: PayOrder): ReturnType<PayProvider['begin']> {
  const { outTradeNo, amount, title, until, notifyUrl, returnUrl, method } = order;
  const bizContent = {
    ...{ outTradeNo, totalAmount: formatYuan(fen(amount)), subject: title.slice(0, 256), timeExpire: shanghai(until) },
  };
  if (method === 'page') {
    // A signed address: Alipay hears of the trade when somebody opens it.
    const product = { ...bizContent, productCode: 'QUICK_WAP_WAY' };
    const url = sdk.pageExecute('alipay.trade.wap.pay', 'GET', { notifyUrl, returnUrl, bizContent: product });
    return ok({ handover: { kind: 'open', url }, providerRef: null });
  }
  const answer = await call('alipay.trade.precreate', bizContent, { notifyUrl });
  if (!answer.ok) return answer;
  const code: unknown = answer.value['qrCode'];
  if (typeof code !== 'string') return err('PAY.PROVIDER_LOST');
  return ok({ handover: { kind: 'scan', code }, providerRef: null });
}

/** As Alipay reads the time: Shanghai's, which has no summer time. */
const shanghai = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function verified(sdk: AlipaySdk, body: string): CallbackWord {
  const form = formOf(body);
  if (form?.['sign_type'] !== 'RSA2' || form['sign'] === undefined || !isSigned(sdk, form)) return { kind: 'forged' };
  const notice = alipayNotice.safeParse(form);
  if (!notice.success || (notice.data.charset ?? 'utf-8').toLowerCase() !== 'utf-8') return { kind: 'ignored' };
  // What went back is told in the same words as a payment; its end is asked for by the key.
  if (notice.data.refund_fee !== undefined || notice.data.gmt_refund !== undefined) return { kind: 'ignored' };
  return { kind: 'payment', eventId: notice.data.notify_id, facts: factsOfNotice(notice.data) };
}

function isSigned(sdk: AlipaySdk, form: Readonly<Record<string, string>>): boolean {
  try {
    return sdk.checkNotifySignV2({ ...form });
  } catch {
    return false;
  }
}
