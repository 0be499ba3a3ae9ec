import type { PaymentFacts, RefundFacts } from '../../../contract';
import { z } from 'zod';
/** A trade as WeChat tells of it, called in or asked for. */
export const wechatTrade = z.looseObject({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  amount: z.looseObject({ total: z.int().optional(), currency: z.string().optional() }).optional(),
});

/** A refund as WeChat tells of it; called in, its state has another name. */
export const wechatRefund = z.looseObject({
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  refund_id: z.string().optional(),
  status: z.string().optional(),
  refund_status: z.string().optional(),
  amount: z.looseObject({ refund: z.int() }),
});

/** A call of WeChat's; what it says lies in the envelope. */
export const wechatCall = z.looseObject({
  id: z.string().min(1).max(80),
  event_type: z.string(),
  resource: z.looseObject({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    associated_data: z.string().optional(),
    nonce: z.string(),
  }),
});

const TRADE: Readonly<Record<string, PaymentFacts['state']>> = {
  ...{
    SUCCESS: 'paid',
    NOTPAY: 'paying',
    USERPAYING: 'paying',
    CLOSED: 'closed',
    REVOKED: 'closed',
    PAYERROR: 'failed',
  },
  // Paid, and something of it went back.
  REFUND: 'paid',
};

/** What WeChat says of a trade, in our words. */
export const factsOfTrade = (trade: z.output<typeof wechatTrade>): PaymentFacts => ({
  outTradeNo: trade.out_trade_no,
  state: TRADE[trade.trade_state] ?? 'paying',
  amount: trade.amount?.total ?? null,
  currency: trade.amount?.currency ?? null,
  app: trade.appid,
  merchant: trade.mchid,
  tradeRef: trade.transaction_id ?? null,
});

const REFUND: Readonly<Record<string, RefundFacts['state']>> = {
  ...{ SUCCESS: 'done', PROCESSING: 'pending', CLOSED: 'failed', ABNORMAL: 'failed' },
};

/** What WeChat says of a refund, in our words. */
export function factsOfRefund(refund: z.output<typeof wechatRefund>): RefundFacts {
  const said = refund.status ?? refund.refund_status ?? '';
  const state = REFUND[said] ?? 'pending';
  return {
    ...{ outTradeNo: refund.out_trade_no, key: refund.out_refund_no, state, amount: refund.amount.refund },
    ...{ providerRef: refund.refund_id ?? null, why: state === 'failed' ? said : null },
  };
}
