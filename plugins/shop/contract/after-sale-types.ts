import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { shippingCompany } from './parcel-types';
import { fenAmount } from './payment-types';

/** The states of an after-sale (售后单), in the order of its life. */
export const afterSaleStates = [
  'requested',
  'review',
  'declined',
  'arbitration',
  'approved',
  'awaiting-parcel',
  'returning',
  'inspecting',
  'refused',
  'reshipping',
  'reshipped',
  'exchanged',
  'refunding',
  'refunded',
  'rejected',
  'closed',
  'lapsed',
  'withdrawn',
] as const;

/** The state of an after-sale. */
export type AfterSaleState = (typeof afterSaleStates)[number];

/** What the merchant's people do. */
export const deskEvents = ['approve', 'decline', 'receive', 'accept', 'refuse', 'refund-instead'] as const;

/** What the station's arbiter does. */
export const arbiterEvents = ['uphold', 'reject'] as const;

/** What the buyer does. */
export const buyerEvents = ['withdraw', 'escalate', 'appeal', 'send', 'confirm'] as const;

/** What the merchant's people do. */
export type DeskEvent = (typeof deskEvents)[number];

/** What the station's arbiter does. */
export type ArbiterEvent = (typeof arbiterEvents)[number];

/** What the buyer does. */
export type BuyerEvent = (typeof buyerEvents)[number];

/** What a clock does that ran out. */
export type ClockEvent = 'time-out' | 'let-go' | 'lapse' | 'not-come';

/** What may happen to an after-sale. */
export type AfterSaleEvent =
  | (DeskEvent | ArbiterEvent | BuyerEvent | ClockEvent)
  | ('allow-by-rule' | 'queue' | 'begin-refund' | 'await-parcel' | 'refund-done' | 'refund-stopped')
  | ('hold-replacement' | 'reship');

/** Money alone, the goods come back first, or other goods are sent (仅退款 / 退货退款 / 换货). */
export const afterSaleKinds = ['refund-only', 'return', 'exchange'] as const;

/** Money alone, or the goods come back first. */
export type AfterSaleKind = (typeof afterSaleKinds)[number];

/** Why somebody asks (售后原因). */
export const afterSaleReasons = ['bad-fruit', 'missing', 'damaged', 'wrong', 'no-reason'] as const;

/** Why somebody asks. */
export type AfterSaleReason = (typeof afterSaleReasons)[number];

/** The most photos that go with one request. */
export const MOST_EVIDENCE = 6;

/** The largest photo of a request; what a phone has made smaller is a tenth of it. */
export const MOST_EVIDENCE_BYTES = 8 * 1024 * 1024;

/** The most photos that staff adds at once: a request holds two megabytes. */
export const MOST_DESK_PHOTOS = 2;

/** The largest photo that staff adds, as base64: the page makes it smaller before. */
export const MOST_EVIDENCE_SIGNS = 700_000;

/** Where a buyer's phone puts photos, each by PUT under a name that it gives, with `?order=`; and, signed, where they are read. */
export const AFTER_SALE_PHOTOS = '/api/shop/after-sales/photos';

/** Who bears what a refund costs (责任方); goods that came back as they were cost nobody. */
export const bearers = ['station', 'supplier', 'nobody'] as const;

/** Who bears what a refund costs. */
export type Bearer = (typeof bearers)[number];

/** Why they do: a clock of the seller's or of the station's ran out, or what was wrong with the goods. */
export const borneWhys = [
  'clock-seller',
  'clock-station',
  'quality',
  'packing',
  'lost-on-return',
  'came-back',
] as const;

/** Why they do. */
export type BorneWhy = (typeof borneWhys)[number];

/** What a buyer asks for. The id is the phone's own: sent twice it is one request. */
export const askAfterSaleSchema = z.strictObject({
  id: z.uuid(),
  order: z.uuid(),
  offer: z.uuid(),
  kind: z.enum(afterSaleKinds),
  reason: z.enum(afterSaleReasons),
  quantity: z.number().int().min(1).max(999),
  /** Left out: all that was paid for so many. */
  amount: fenAmount.optional(),
  words: writtenText(500).default(''),
  photos: z.array(z.uuid()).max(MOST_EVIDENCE).default([]),
});

/** What a buyer asks for. */
export type AskAfterSale = z.output<typeof askAfterSaleSchema>;

/** A photo of an after-sale. Its addresses are good for minutes. */
export const evidencePhoto = z.strictObject({
  id: z.uuid(),
  by: z.enum(['buyer', 'desk']),
  width: z.int(),
  height: z.int(),
  small: z.string(),
  large: z.string(),
});

/** A photo of an after-sale. */
export type EvidencePhoto = z.output<typeof evidencePhoto>;

/** An after-sale as its buyer sees it. */
export const ownAfterSaleSchema = z.strictObject({
  id: z.uuid(),
  order: z.uuid(),
  offer: z.uuid(),
  title: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  kind: z.enum(afterSaleKinds),
  reason: z.enum(afterSaleReasons),
  quantity: z.number().int(),
  amount: z.number().int(),
  /** What of the freight goes back with it; known when the money goes. */
  freight: z.number().int(),
  words: z.string(),
  state: z.enum(afterSaleStates),
  version: z.number().int(),
  askedAt: z.iso.datetime(),
  /** When the clock of the state decides. */
  dueAt: z.iso.datetime().nullable(),
  /** Why it was declined, refused or rejected. */
  answer: z.string(),
  returned: z.strictObject({ company: shippingCompany, number: z.string() }).nullable(),
  /** What sending it back cost the buyer, as they said it, and whether it was paid to them. */
  /** Under which number other goods were sent. */
  replacement: z.strictObject({ company: shippingCompany, number: z.string() }).nullable(),
  /** An exchange for which there were no goods: money goes instead. */
  refundInstead: z.boolean(),
  returnFreight: z.number().int(),
  freightPaid: z.boolean(),
  photos: z.array(evidencePhoto),
  allowedEvents: z.array(z.enum(buyerEvents)),
});

/** An after-sale as its buyer sees it. */
export type OwnAfterSale = z.output<typeof ownAfterSaleSchema>;

/** An after-sale as staff sees it. */
export const afterSaleSchema = ownAfterSaleSchema.omit({ allowedEvents: true }).extend({
  buyer: z.uuid().nullable(),
  byRule: z.boolean(),
  overdue: z.boolean(),
  refund: z.uuid().nullable(),
  /** The bank's number of what was paid for the way back. */
  freightReference: z.string().nullable(),
  /** Who bears the goods and who the freight, and why; known when the money goes. */
  borne: z
    .strictObject({
      bearer: z.enum(bearers),
      freightBearer: z.enum(['station', 'supplier']),
      why: z.enum(borneWhys),
    })
    .nullable(),
  allowedEvents: z.array(z.enum([...deskEvents, ...arbiterEvents])),
});

/** An after-sale as staff sees it. */
export type AfterSale = z.output<typeof afterSaleSchema>;

/** A step of an after-sale, from the ledger. */
export const afterSaleStep = z.strictObject({
  at: z.iso.datetime(),
  action: z.string(),
  by: z.strictObject({ kind: z.enum(['staff', 'reader', 'system']), id: z.string() }),
  reason: z.string(),
});

/** What of a line of an order may still be asked for. */
export const askableLine = z.strictObject({
  offer: z.uuid(),
  quantity: z.number().int(),
  amount: z.number().int(),
});

/** What of a line of an order may still be asked for. */
export type AskableLine = z.output<typeof askableLine>;

/** What a station grants by itself (自动同意规则). */
export const afterSalePolicy = z.strictObject({
  /** The most that is granted without anybody looking; 0 grants nothing so. */
  autoLimit: z.number().int().min(0).max(1_000_000_00),
  /** The most that is paid to a buyer for sending something back that was not as it should be. */
  returnFreight: z.number().int().min(0).max(1_000_00),
  /** Goods that are exchanged come back when they are worth more. */
  keepBelow: z.number().int().min(0).max(1_000_000_00),
  version: z.number().int(),
});

/** What a station grants by itself. */
export type AfterSalePolicy = z.output<typeof afterSalePolicy>;
