import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { regionCode } from './order-types';
import { sellingVerdictSchema } from './selling-verdict';
import { variantNameSchema } from './stock';

/** Who may set prices and open offers, as the admin's roles name it. */
export const writeOffers = 'plugin::shop.offers.write';

/** The states of an offer. */
export const offerState = z.enum(['draft', 'open', 'closed']);

/** The state of an offer (报价状态). */
export type OfferState = z.output<typeof offerState>;

/** What may happen to an offer. */
export type OfferEvent = 'open' | 'close';

/** What a crossed-out price stands on (划线价依据). */
export const priceBasis = z.enum(['lowest-of-seven-days', 'last-deal', 'list-price', 'market']);

/** What a crossed-out price stands on. */
export type PriceBasis = z.output<typeof priceBasis>;

const fen = z.number().int().min(1).max(100_000_000);

/** What it takes to make an offer. */
export const makeOfferSchema = z.strictObject({
  variant: z.uuid(),
  price: fen,
  basePrice: fen.nullable().default(null),
  basis: priceBasis.nullable().default(null),
  basisProof: z.string().trim().max(300).nullable().default(null),
  perBuyer: z.number().int().min(1).max(999).nullable().default(null),
  total: z.number().int().min(1).max(10_000_000).nullable().default(null),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  payMinutes: z.number().int().min(1).max(1440).default(15),
  /** When it is sent and what happens when it is not (发货承诺). */
  promise: z.string().trim().min(1).max(500),
  claims: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  /** What sending costs; without a rule the price includes it (包邮). */
  freightRule: z.uuid().nullable().default(null),
  /** What of each unit is paid when it is ordered (订金), given back unless it is used; the rest is paid within the window. */
  deposit: fen.nullable().default(null),
  balanceFrom: z.iso.datetime().nullable().default(null),
  balanceUntil: z.iso.datetime().nullable().default(null),
});

/** What it takes to make an offer. */
export type MakeOffer = z.output<typeof makeOfferSchema>;

/** An offer as the shop's people see it. */
export const offerSchema = makeOfferSchema.extend({
  id: z.uuid(),
  product: z.uuid(),
  state: offerState,
  version: z.number().int(),
  taken: z.number().int(),
  page: z.string().nullable(),
  allowedEvents: z.array(z.enum(['open', 'close'])),
});

/** An offer as the shop's people see it. */
export type Offer = z.output<typeof offerSchema>;

/** What a draft may still become: everything but its variant. */
export const changeOfferSchema = makeOfferSchema.omit({ variant: true }).extend({ version: z.number().int().min(1) });

/** What a draft may still become. */
export type ChangeOffer = z.output<typeof changeOfferSchema>;

/** An offer with what decides about it: what is sold, how much is left, who waits, and whether the gate lets it be sold. */
export const deskOfferSchema = offerSchema.extend({
  goods: variantNameSchema,
  /** What of its variant may still be promised. */
  free: z.number().int(),
  waiting: z.number().int(),
  gate: sellingVerdictSchema,
});

/** An offer with what decides about it. */
export type DeskOffer = z.output<typeof deskOfferSchema>;

/** An offer as buyers see it; `left` is what may be promised now, at most ninety-nine. */
export const shownOfferSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  variant: z.uuid(),
  title: z.record(z.string(), z.string()),
  spec: z.string(),
  price: fen,
  basePrice: fen.nullable(),
  basis: priceBasis.nullable(),
  perBuyer: z.number().int().nullable(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  promise: z.string(),
  claims: z.array(z.string()),
  /** Without a rule the price includes the freight. */
  freightRule: z.uuid().nullable(),
  deposit: fen.nullable(),
  balanceFrom: z.iso.datetime().nullable(),
  balanceUntil: z.iso.datetime().nullable(),
  page: z.string(),
  left: z.number().int(),
});

/** An offer as buyers see it. */
export type ShownOffer = z.output<typeof shownOfferSchema>;

const which = z.object({ id: z.uuid() });
const moving = {
  method: 'POST',
  access: { staff: writeOffers },
  params: which,
  body: z.strictObject({ version: z.number().int().min(1) }),
  result: offerSchema,
} as const;

/** The routes of offers for the shop's people. */
export const offerContract = httpContract('shop', {
  offers: {
    method: 'GET',
    path: '/shop/offers',
    summary: 'The offers of the station, newest first',
    access: { staff: writeOffers },
    query: z.strictObject({ before: z.uuid().optional(), state: offerState.optional() }),
    result: z.strictObject({ offers: z.array(deskOfferSchema), more: z.boolean() }),
    refusals: [],
  },
  offer: {
    method: 'GET',
    path: '/shop/offers/:id',
    summary: 'One offer with its stock, its line of those who wait, and the verdict of the gate',
    access: { staff: writeOffers },
    params: which,
    result: deskOfferSchema,
    refusals: ['SHOP.OFFER_NOT_FOUND'],
  },
  changeOffer: {
    method: 'PUT',
    path: '/shop/offers/:id',
    summary: 'Changes an offer that is a draft still; what was open stays as buyers saw it',
    access: { staff: writeOffers },
    params: which,
    body: changeOfferSchema,
    result: offerSchema,
    refusals: [
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.OFFER_STATE',
      'SHOP.OFFER_WINDOW',
      'SHOP.OFFER_BASIS',
      'SHOP.OFFER_DEPOSIT',
      'SHOP.FREIGHT_RULE_NOT_FOUND',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  makeOffer: {
    method: 'POST',
    path: '/shop/offers',
    summary: 'Makes an offer: a price, its basis, how many each may have, from when until when',
    access: { staff: writeOffers },
    body: makeOfferSchema,
    result: offerSchema,
    status: 201,
    refusals: [
      'SHOP.VARIANT_NOT_FOUND',
      'SHOP.OFFER_WINDOW',
      'SHOP.OFFER_BASIS',
      'SHOP.OFFER_DEPOSIT',
      'SHOP.FREIGHT_RULE_NOT_FOUND',
    ],
  },
  openOffer: {
    ...moving,
    path: '/shop/offers/:id/open',
    summary: 'Opens an offer: what it shows is sealed from then on',
    refusals: [
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.OFFER_STATE',
      'SHOP.NOT_CLEARED',
      'SHOP.TERMS_MISSING',
      'BOOKS.AGREEMENT_NOT_SIGNED',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  closeOffer: {
    ...moving,
    path: '/shop/offers/:id/close',
    summary: 'Closes an offer at once',
    refusals: ['SHOP.OFFER_NOT_FOUND', 'SHOP.OFFER_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
});

/** How buyers wait for what is sold out (候补). */
export const waitingContract = httpContract('shop', {
  join: {
    method: 'POST',
    path: '/api/shop/offers/:id/waiting',
    summary:
      'Joins the waiting list of what is sold out; what comes back is ordered for those who wait, first come first served',
    access: 'reader',
    params: which,
    body: z.strictObject({
      quantity: z.number().int().min(1).max(999),
      region: regionCode.optional(),
      /** As it is said of an order: whoever waits is served by themselves later. */
      noReturn: z.boolean().optional(),
    }),
    result: z.strictObject({ ahead: z.number().int() }),
    refusals: [
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.NOT_ON_SALE',
      'SHOP.NOT_SOLD_OUT',
      'SHOP.LIMIT_REACHED',
      'SHOP.REGION_MISSING',
      'SHOP.NOT_DELIVERED',
      'SHOP.RETURN_UNCONFIRMED',
    ],
    perMinute: 60,
  },
  leave: {
    method: 'DELETE',
    path: '/api/shop/offers/:id/waiting',
    summary: 'Leaves the waiting list',
    access: 'reader',
    params: which,
    result: z.null(),
    status: 204,
    refusals: ['SHOP.WAITING_NOT_FOUND'],
  },
});
