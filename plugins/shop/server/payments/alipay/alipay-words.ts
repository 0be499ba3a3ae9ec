import type { PaymentFacts } from '../../../contract';
import { z } from 'zod';
import { yuan } from '@hearth/cms/kernel';
/** A notice of Alipay's, decoded from its form. */
export const alipayNotice = z.looseObject({
  notify_id: z.string().min(1).max(128),
  notify_type: z.string(),
  app_id: z.string(),
  out_trade_no: z.string(),
  trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
  seller_id: z.string().optional(),
  charset: z.string().optional(),
  /** There when the notice is about a refund. */
  refund_fee: z.string().optional(),
  gmt_refund: z.string().optional(),
});

const STATE: Readonly<Record<string, PaymentFacts['state']>> = {
  ...{ WAIT_BUYER_PAY: 'paying', TRADE_SUCCESS: 'paid', TRADE_CLOSED: 'closed' },
  // Paid, and past the time in which it could be given back.
  TRADE_FINISHED: 'paid',
};

/** The state of a trade in our words. */
export const stateOf = (status: string): PaymentFacts['state'] => STATE[status] ?? 'paying';

/** Yuan as Alipay writes them, in fen; null when it is no amount. */
export function fenOf(text: string): number | null {
  const read = yuan(text);
  return read.ok ? Number(read.value) : null;
}

/** What a notice says, in our words. */
export const factsOfNotice = (notice: z.output<typeof alipayNotice>): PaymentFacts => ({
  outTradeNo: notice.out_trade_no,
  state: stateOf(notice.trade_status),
  amount: fenOf(notice.total_amount),
  currency: 'CNY',
  app: notice.app_id,
  merchant: notice.seller_id ?? null,
  tradeRef: notice.trade_no,
});

/** A form as it was posted, decoded; undefined when a name comes twice, because nobody could say which one was signed. */
export function formOf(body: string): Readonly<Record<string, string>> | undefined {
  const entries = [...new URLSearchParams(body)];
  const names = new Set(entries.map(([name]) => name));
  return names.size === entries.length ? Object.fromEntries(entries) : undefined;
}
