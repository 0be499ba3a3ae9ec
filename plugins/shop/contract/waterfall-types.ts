import { z } from 'zod';

/** Who the merchant of record is 收款主体: the cooperative, the station, a licensed split account, an outside mall. */
export const saleModes = ['cooperative', 'station', 'licensed', 'external'] as const;

/** Who the merchant of record is. */
export type SaleMode = (typeof saleModes)[number];

/** How long goods may come back 商品类别: fresh for two days, others for seven. */
export const goodsKinds = ['fresh', 'other'] as const;

/** How long goods may come back. */
export type GoodsKind = (typeof goodsKinds)[number];

/** Who pays for a coupon 优惠承担方. */
export const couponPayers = ['station', 'supplier', 'platform'] as const;

/** Who pays for a coupon. */
export type CouponPayer = (typeof couponPayers)[number];

/** What a yuan of an order goes to, in the words of the public page 去向. */
export const shareKinds = [
  'paid',
  'coupon',
  'deposit',
  'psp',
  'freight',
  'supplier',
  'station',
  'anchor',
  'platform',
  'donation',
  'rest',
] as const;

/** What a yuan of an order goes to. */
export type ShareKind = (typeof shareKinds)[number];

/** Whole fen, none below zero. */
export const fenSchema = z.int().min(0);
