import { z } from 'zod';

/** What a provider says of a payment. `none`: it never heard of it. */
export const paymentFacts = z.strictObject({
  outTradeNo: z.string(),
  state: z.enum(['none', 'paying', 'paid', 'failed', 'closed']),
  amount: z.int().nullable(),
  currency: z.string().nullable(),
  app: z.string().nullable(),
  merchant: z.string().nullable(),
  tradeRef: z.string().nullable(),
});

/** What a provider says of a payment. */
export type PaymentFacts = z.output<typeof paymentFacts>;

/** What a provider says of a refund. `none`: it never heard of it. */
export const refundFacts = z.strictObject({
  outTradeNo: z.string(),
  key: z.string(),
  state: z.enum(['none', 'pending', 'done', 'failed']),
  amount: z.int().nullable(),
  providerRef: z.string().nullable(),
  why: z.string().nullable(),
});

/** What a provider says of a refund. */
export type RefundFacts = z.output<typeof refundFacts>;

/** Who the station is at a provider: what a payment has to name, or it is none of ours. */
export type PayIdentity = { readonly app: string | null; readonly merchant: string | null; readonly currency: string };
