import { z } from 'zod';

/** The states of an order, in the order of its life. */
export const orderStates = [
  'awaiting-payment',
  'reserved',
  'paid',
  'held',
  'shortage',
  'confirmed',
  'picking',
  'shipped',
  'delivered',
  'received',
  'closed',
  'cancelled',
  'refunded',
] as const;

/** The state of an order (订单状态). */
export const orderState = z.enum(orderStates);

/** The state of an order (订单状态). */
export type OrderState = z.output<typeof orderState>;

/** What happens by the hand of the shop's people. */
export const orderSteps = [
  'confirm',
  'run-short',
  'wait',
  'freeze',
  'clear',
  'pick',
  'ship',
  'deliver',
  'call-off',
] as const;

/** What the shop's people do to an order. */
export type OrderStep = (typeof orderSteps)[number];

/** What may happen to an order. */
export type OrderEvent =
  OrderStep | 'pay' | 'pay-late' | 'reserve' | 'lapse' | 'expire' | 'cancel' | 'receive' | 'close' | 'refund';

/** What becomes of the stock, and of a deposit, when an order moves. */
export type OrderEffect = 'claim' | 'take-again' | 'give-back' | 'send-off' | 'return-deposit';

const fen = z.number().int().min(0);

/** What is wanted of one offer. `price` is what the buyer saw: another price is refused, never charged. */
export const wantedLine = z.strictObject({
  offer: z.uuid(),
  quantity: z.number().int().min(1).max(999),
  price: z.number().int().min(1),
});

/** A county by GB/T 2260 (行政区划代码). */
export const regionCode = z.string().regex(/^\d{6}$/);

/** What it takes to place an order. */
export const placeOrderSchema = z.strictObject({
  lines: z.array(wantedLine).min(1).max(20),
  /** The ticket of somebody who was asked to come back. */
  ticket: z.string().max(300).optional(),
  /** Where it goes, as far as the freight goes by it. */
  region: regionCode.optional(),
  /** A coupon of the buyer's; one for each order. */
  coupon: z.uuid().optional(),
  /** The group that it joins: it is picked up at the leader's, so nothing is asked for sending it. */
  group: z.uuid().optional(),
  /** The buyer knows that what perishes among it cannot be sent back without a reason, and said so apart (单独确认). */
  noReturn: z.boolean().optional(),
  /** The live in whose room it is ordered: it counts for that live where it is on and shows the goods, and for none where not. */
  session: z.uuid().optional(),
});

/** What it takes to place an order. */
export type PlaceOrder = z.output<typeof placeOrderSchema>;

/** What is wanted of one offer. */
export type WantedLine = z.output<typeof wantedLine>;

/** A line of an order. */
export const orderLineSchema = z.strictObject({
  offer: z.uuid(),
  variant: z.uuid(),
  quantity: z.number().int(),
  price: fen,
  page: z.string(),
  /** It was ordered knowing that it cannot be sent back without a reason. */
  noReturn: z.boolean(),
});

/** A line of an order. */
export type OrderLine = z.output<typeof orderLineSchema>;

/** An order as its buyer sees it. */
export const orderSchema = z.strictObject({
  id: z.uuid(),
  state: orderState,
  version: z.number().int(),
  goods: fen,
  freight: fen,
  discount: fen,
  amount: fen,
  placedAt: z.iso.datetime(),
  payUntil: z.iso.datetime(),
  /** The hash of what was promised; its proof is handed out. */
  hash: z.string(),
  /** By it anybody reads where each yuan went (去向单); none until it is paid. */
  receipt: z.string().nullable(),
  /** What of the amount is paid ahead (订金), whether it was, when the rest is due, and what of it went back; null: all is paid at once. */
  deposit: z
    .strictObject({
      amount: fen,
      paid: z.boolean(),
      back: fen,
      balanceFrom: z.iso.datetime(),
      balanceUntil: z.iso.datetime(),
    })
    .nullable(),
  lines: z.array(orderLineSchema),
});

/** An order as its buyer sees it. */
export type Order = z.output<typeof orderSchema>;

/** An order as its buyer's own pages show it: what each line is called, and what came back of the money. */
export const ownOrderSchema = orderSchema.extend({
  refunded: fen,
  /** The group in which it is picked up; null: it is sent. */
  group: z.uuid().nullable(),
  /** What the station has to say of goods that were called back (召回通知); absent where there is nothing. */
  recalls: z.array(z.strictObject({ at: z.iso.datetime(), words: z.string() })).optional(),
  lines: z.array(
    orderLineSchema.extend({ title: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }), spec: z.string() }),
  ),
});

/** An order as its buyer's own pages show it. */
export type OwnOrder = z.output<typeof ownOrderSchema>;

/** What was promised, with the proof that this very promise was made at that time. */
export const promiseProofSchema = z.strictObject({
  /** Canonical JSON (RFC 8785) of the promise; its SHA-256 is `hash`. */
  promise: z.string(),
  hash: z.string(),
  /** The pages that the lines name, each by its hash. */
  pages: z.array(z.strictObject({ hash: z.string(), body: z.unknown() })),
  /** From the order's leaf up to the root: the neighbour, and on which side it stands. */
  path: z.array(z.strictObject({ side: z.enum(['left', 'right']), hash: z.string() })),
  root: z.string(),
  /** Ed25519 over the root's 32 bytes, base64. */
  signature: z.string(),
  publicKey: z.string(),
  /** The entry of the station's ledger that holds the root has this subject. */
  batch: z.uuid(),
});

/** What was promised, with its proof. */
export type PromiseProof = z.output<typeof promiseProofSchema>;

/** Where the goods go. */
export const addressSchema = z.strictObject({
  /** GB/T 2260: what freight and pickup points go by. */
  region: regionCode,
  name: z.string().trim().min(1).max(40),
  phone: z.string().trim().min(5).max(20),
  detail: z.string().trim().min(2).max(200),
});

/** Where the goods go. */
export type Address = z.output<typeof addressSchema>;
