import { stationSlug, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';

/** Who carries money (支付渠道); `sandbox` is our own cashier, where no money moves. */
export const payProviders = ['sandbox', 'wechat', 'alipay', 'stripe'] as const;

/** One of those who carry money. */
export type PayProviderName = (typeof payProviders)[number];

/** How somebody pays: a page that is opened, a code that is scanned, or inside WeChat. */
export const payMethods = ['page', 'scan', 'jsapi'] as const;

/** How somebody pays. */
export type PayMethod = (typeof payMethods)[number];

/** What can be paid for. */
export const payableKinds = ['order'] as const;

/** What can be paid for. */
export type PayableKind = (typeof payableKinds)[number];

/** The states of a payment (支付单). */
export const paymentStates = ['new', 'sent', 'pending', 'succeeded', 'failed', 'closed', 'disputed'] as const;

/** The state of a payment. */
export type PaymentState = (typeof paymentStates)[number];

/** What may happen to a payment. */
export type PaymentEvent = 'send' | 'await' | 'succeed' | 'fail' | 'close' | 'dispute';

/** The states of a refund (退款单). */
export const refundStates = [
  'asked',
  'created',
  'calling',
  'unknown',
  'querying',
  'done',
  'failed',
  'declined',
] as const;

/** The state of a refund. */
export type RefundState = (typeof refundStates)[number];

/** What may happen to a refund. */
export type RefundEvent = 'approve' | 'decline' | 'call' | 'lose' | 'query' | 'finish' | 'fail' | 'retry';

/** An amount in whole fen. */
export const fenAmount = z.int().min(1).max(100_000_000_00);

const moment = z.iso.datetime();

/** What the app does next: opens a page, shows a code, or hands parameters to WeChat. */
export const payHandover = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), url: z.string() }),
  z.strictObject({ kind: z.literal('scan'), code: z.string() }),
  z.strictObject({ kind: z.literal('jsapi'), parameters: z.record(z.string(), z.string()) }),
]);

/** What the app does next. */
export type PayHandover = z.output<typeof payHandover>;

/** A payment as its buyer sees it. */
export const ownPayment = z.strictObject({
  id: z.uuid(),
  kind: z.enum(payableKinds),
  subject: z.uuid(),
  provider: z.enum(payProviders),
  method: z.enum(payMethods),
  amount: fenAmount,
  refunded: z.int().min(0),
  title: z.string(),
  state: z.enum(paymentStates),
  until: moment,
  paidAt: moment.nullable(),
  handover: payHandover.nullable(),
});

/** A payment as its buyer sees it. */
export type OwnPayment = z.output<typeof ownPayment>;

/** A refund as staff sees it. */
export const refundSchema = z.strictObject({
  id: z.uuid(),
  payment: z.uuid(),
  amount: fenAmount,
  reason: z.string(),
  state: z.enum(refundStates),
  askedBy: z.string(),
  approvedBy: z.string().nullable(),
  problem: z.string().nullable(),
  attempts: z.int(),
  createdAt: moment,
  doneAt: moment.nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(['approve', 'decline', 'retry'])),
});

/** A refund as staff sees it. */
export type Refund = z.output<typeof refundSchema>;

/** A payment as staff sees it. */
export const paymentSchema = ownPayment.omit({ handover: true }).extend({
  station: stationSlug,
  outTradeNo: z.string(),
  tradeRef: z.string().nullable(),
  refunding: z.int().min(0),
  problem: z.string().nullable(),
  /** Came when it could no longer be honoured, and goes back by itself (迟到款自动退). */
  givenBack: z.boolean(),
  queries: z.int(),
  nextQueryAt: moment.nullable(),
  createdAt: moment,
  version: z.int(),
  allowedEvents: z.array(z.enum(['query', 'refund', 'close'])),
});

/** A payment as staff sees it. */
export type Payment = z.output<typeof paymentSchema>;

/** What a provider said, and what became of it. */
export const paymentWord = z.strictObject({
  at: moment,
  kind: z.enum(['payment', 'refund']),
  said: z.string(),
  outcome: z.string().nullable(),
});

/** A step of a payment's history, from the ledger. */
export const paymentStep = z.strictObject({
  at: moment,
  action: z.string(),
  by: z.strictObject({ kind: z.enum(['staff', 'reader', 'system']), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
});

const word = z.string().trim().min(1).max(200);
const pem = z.string().trim().min(100).max(8_000);

/** What a provider gave the station to speak with it (支付密钥): sealed at once and never answered. */
export const payCredential = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('wechat'),
    mchid: z.string().regex(/^\d{8,12}$/),
    appid: word,
    /** The serial of the merchant's own certificate. */
    serial: z.string().regex(/^[0-9A-Fa-f]{16,64}$/),
    privateKey: pem,
    apiV3Key: z.string().length(32),
    /** WeChat's keys by serial; two while one is replaced. */
    platformKeys: z
      .array(z.strictObject({ serial: word, publicKey: pem }))
      .min(1)
      .max(4),
  }),
  z.strictObject({
    provider: z.literal('alipay'),
    appId: z.string().regex(/^\d{10,20}$/),
    sellerId: z.string().regex(/^2088\d{12}$/),
    privateKey: pem,
    alipayPublicKey: pem,
  }),
  z.strictObject({
    provider: z.literal('stripe'),
    secretKey: z.string().regex(/^(sk|rk)_(test|live)_\w{8,200}$/),
    /** The newest first; two while one is replaced. */
    webhookSecrets: z
      .array(z.string().regex(/^whsec_\S{8,200}$/))
      .min(1)
      .max(3),
  }),
]);

/** What a provider gave the station to speak with it. */
export type PayCredential = z.output<typeof payCredential>;

/** The credential of one provider. */
export type PayCredentialOf<Name extends PayCredential['provider']> = Extract<PayCredential, { provider: Name }>;

/** A provider of a station, without anything secret. */
export const providerSetting = z.strictObject({
  provider: z.enum(payProviders),
  enabled: z.boolean(),
  app: z.string().nullable(),
  merchant: z.string().nullable(),
  version: z.int(),
});

/** A provider of a station, without anything secret. */
export type ProviderSetting = z.output<typeof providerSetting>;

/** Why money goes back. */
export const refundReason = writtenText(200).min(2);
