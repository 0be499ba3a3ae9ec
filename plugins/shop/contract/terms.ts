import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { offerState } from './offers';
import { goodsKinds, saleModes, shareKinds } from './waterfall-types';

/** Who may see what is agreed with suppliers, as the admin's roles name it. */
export const readTerms = 'plugin::shop.terms.read';

/** Who may set it, as the admin's roles name it. */
export const writeTerms = 'plugin::shop.terms.write';

const fen = z.int().min(0).max(100_000_000);

/** The supplier's part of one unit (供货方所得): so many fen, or a share of the price in hundredths of a percent. */
export const supplierPartSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('fen'), fen }),
  z.strictObject({ by: z.literal('share'), basisPoints: z.int().min(0).max(10_000) }),
]);

/** The supplier's part of one unit. */
export type SupplierPart = z.output<typeof supplierPartSchema>;

/** Who gets what of one unit (结算条件); amounts in fen, all of them out of the price. */
export const termsSchema = z.strictObject({
  mode: z.enum(saleModes),
  goodsKind: z.enum(goodsKinds),
  supplier: z.uuid(),
  /** The name of the account that is paid (收款户名). */
  payee: z.string().trim().min(2).max(80),
  /** Where it comes from, for the public page; shown only where enough households stand together. */
  village: z.string().trim().max(40).default(''),
  /** The live for which it is offered. */
  session: z.uuid().nullable().default(null),
  part: supplierPartSchema,
  /** What covers the station's own work (本台服务费). */
  stationFen: fen.default(0),
  anchorFen: fen.default(0),
  /** What goes to the carrier (含运费). */
  freightFen: fen.default(0),
  platformFen: fen.default(0),
  /** What the payment provider keeps, in hundredths of a percent of what is paid (支付手续费率). */
  feePoints: z.int().min(0).max(1_000).default(60),
  /** What each unit gives under a signed agreement (每件捐赠). */
  donation: z
    .strictObject({ agreement: z.uuid(), fen: fen.min(1) })
    .nullable()
    .default(null),
});

/** Who gets what of one unit. */
export type Terms = z.output<typeof termsSchema>;

/** Terms as they hold, with what becomes of the price of one unit. */
export const heldTermsSchema = termsSchema.extend({
  version: z.int(),
  setAt: z.iso.datetime(),
  /** Where the price of one unit goes; adds up to it exactly. */
  unit: z.array(z.strictObject({ kind: z.enum(shareKinds), fen })),
});

/** The terms of an offer; none where nobody set any. */
export const offerTermsSchema = z.strictObject({
  offer: z.uuid(),
  product: z.uuid(),
  state: offerState,
  version: z.int(),
  price: fen,
  terms: heldTermsSchema.nullable(),
});

/** The terms of an offer. */
export type OfferTerms = z.output<typeof offerTermsSchema>;

/** An offer in the list of terms: whom it pays, or nobody yet. */
export const termsLineSchema = z.strictObject({
  offer: z.uuid(),
  product: z.uuid(),
  title: z.record(z.string(), z.string()),
  spec: z.string(),
  price: fen,
  state: offerState,
  payee: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});

/** An offer in the list of terms. */
export type TermsLine = z.output<typeof termsLineSchema>;

const which = z.object({ id: z.uuid() });

/** What is agreed about an offer before it is opened. What was sold by it never changes behind anybody. */
export const termsContract = httpContract('shop', {
  termsList: {
    method: 'GET',
    path: '/shop/terms',
    summary: '结算条件 The offers of the station with whom each of them pays, the newest first',
    access: { staff: readTerms },
    query: z.object({ before: z.uuid().optional() }),
    result: z.strictObject({ offers: z.array(termsLineSchema), more: z.boolean() }),
    refusals: [],
  },
  terms: {
    method: 'GET',
    path: '/shop/offers/:id/terms',
    summary: '结算条件 Who gets what of one unit of an offer',
    access: { staff: readTerms },
    params: which,
    result: offerTermsSchema,
    refusals: ['SHOP.OFFER_NOT_FOUND'],
  },
  setTerms: {
    method: 'PUT',
    path: '/shop/offers/:id/terms',
    summary: '填写结算条件 Sets the terms of an offer that is not open yet; the offer gets another version',
    access: { staff: writeTerms },
    params: which,
    body: termsSchema.extend({ version: z.int().min(1) }),
    result: offerTermsSchema,
    refusals: [
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.OFFER_STATE',
      'SHOP.TERMS_SHORT',
      'BOOKS.AGREEMENT_NOT_SIGNED',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
});
