import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { couponPayers } from './waterfall-types';

/** Who may give out coupons, as the admin's roles name it. */
export const writeCoupons = 'plugin::shop.coupons.write';

const fen = z.number().int().min(0).max(100_000_000);
/** A moment of this century: the database knows no year 0. */
const moment = z.iso.datetime().refine((at) => at >= '2000-01-01', '日期太早 / too early a day');

/** What it takes to make a batch of coupons. */
export const makeCouponBatchSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    /** From so many fen of goods on. */
    threshold: fen,
    cut: fen.min(1),
    /** The offers that it counts for; `null`: all of the station. */
    offers: z.array(z.uuid()).min(1).max(200).nullable().default(null),
    payer: z.enum(couponPayers),
    total: z.number().int().min(1).max(1_000_000),
    perBuyer: z.number().int().min(1).max(99).default(1),
    validFrom: moment,
    validTo: moment,
  })
  .refine(({ validFrom, validTo }) => Date.parse(validTo) > Date.parse(validFrom), {
    path: ['validTo'],
    message: '结束时间要晚于开始时间 / it has to end after it begins',
  })
  .refine(({ threshold, cut }) => threshold === 0 || cut <= threshold, {
    path: ['cut'],
    message: '减的不能比门槛多 / it cannot take off more than its threshold',
  });

/** What it takes to make a batch of coupons. */
export type MakeCouponBatch = z.output<typeof makeCouponBatchSchema>;

/** A batch of coupons (优惠券批次) as the shop's people see it. */
export const couponBatchSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  threshold: fen,
  cut: fen,
  offers: z.array(z.uuid()).nullable(),
  payer: z.enum(couponPayers),
  total: z.number().int(),
  perBuyer: z.number().int(),
  issued: z.number().int(),
  used: z.number().int(),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
  closed: z.boolean(),
  version: z.number().int(),
});

/** A batch of coupons (优惠券批次). */
export type CouponBatch = z.output<typeof couponBatchSchema>;

/** What buyers see of a batch that gives out coupons now. */
export const offeredCouponSchema = couponBatchSchema
  .pick({ id: true, name: true, threshold: true, cut: true, offers: true, validFrom: true, validTo: true })
  .extend({ left: z.number().int() });

/** What buyers see of a batch that gives out coupons now. */
export type OfferedCoupon = z.output<typeof offeredCouponSchema>;

/** A coupon (优惠券) of a buyer. */
export const couponSchema = offeredCouponSchema.omit({ left: true }).extend({
  batch: z.uuid(),
  order: z.uuid().nullable(),
});

/** A coupon (优惠券) of a buyer. */
export type Coupon = z.output<typeof couponSchema>;

const which = z.object({ id: z.uuid() });

/** The routes of coupons for the shop's people. */
export const couponContract = httpContract('shop', {
  couponBatches: {
    method: 'GET',
    path: '/shop/coupon-batches',
    summary: 'The batches of coupons of the station, newest first',
    access: { staff: writeCoupons },
    query: z.strictObject({ before: z.uuid().optional() }),
    result: z.strictObject({ batches: z.array(couponBatchSchema), more: z.boolean() }),
    refusals: [],
  },
  makeCouponBatch: {
    method: 'POST',
    path: '/shop/coupon-batches',
    summary: 'Makes a batch of coupons: what is taken off, from how much, how many, who pays for it',
    access: { staff: writeCoupons },
    body: makeCouponBatchSchema,
    result: couponBatchSchema,
    status: 201,
    refusals: ['SHOP.OFFER_NOT_FOUND'],
  },
  closeCouponBatch: {
    method: 'POST',
    path: '/shop/coupon-batches/:id/close',
    summary: 'Gives out no more of a batch; what buyers have stays good',
    access: { staff: writeCoupons },
    params: which,
    body: z.strictObject({ version: z.number().int().min(1) }),
    result: couponBatchSchema,
    refusals: ['SHOP.COUPON_BATCH_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
});

/** What buyers do with coupons. */
export const claimingContract = httpContract('shop', {
  offeredCoupons: {
    method: 'GET',
    path: '/api/shop/coupons',
    summary: 'The coupons that a station gives out now',
    access: 'public',
    query: z.strictObject({ station: z.string().min(1).max(60) }),
    result: z.strictObject({ coupons: z.array(offeredCouponSchema) }),
    refusals: [],
    perMinute: 600,
  },
  myCoupons: {
    method: 'GET',
    path: '/api/shop/my-coupons',
    summary: 'The coupons of the reader that are good or will be, and those used in the last thirty days',
    access: 'reader',
    result: z.strictObject({ coupons: z.array(couponSchema) }),
    refusals: [],
  },
  claimCoupon: {
    method: 'POST',
    path: '/api/shop/coupons/:id/claim',
    summary: 'Takes a coupon of a batch; whoever has one that is not used yet is given that one again',
    access: 'reader',
    params: which,
    result: couponSchema,
    refusals: ['SHOP.COUPON_BATCH_NOT_FOUND', 'SHOP.COUPONS_GONE', 'SHOP.COUPON_LIMIT'],
    perMinute: 300,
  },
});
