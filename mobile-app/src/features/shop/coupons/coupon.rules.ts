import type { Coupon, OfferedCoupon } from '@/contract/types';
import type { ShopWord } from '../shop-words';

type Terms = Pick<OfferedCoupon, 'threshold' | 'cut' | 'offers' | 'validFrom' | 'validTo'>;

/** What would be bought of an offer. */
export interface BasketLine {
  readonly offer: string;
  /** In fen, without freight. */
  readonly goods: number;
}

/** What would be bought in one order. */
export type Basket = readonly BasketLine[];

/** Whether it counts for an offer at all. */
export const countsFor = ({ offers }: Pick<Terms, 'offers'>, offer: string): boolean =>
  offers === null || offers.includes(offer);

const isGood = ({ validFrom, validTo }: Terms, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);

/** What it takes off these goods, or null where it does not fit. The host decides, when the order is placed. */
export function cutOf(coupon: Terms & Pick<Coupon, 'order'>, basket: Basket, now: number): number | null {
  const counted = basket.filter(({ offer }) => countsFor(coupon, offer));
  const goods = counted.reduce((sum, line) => sum + line.goods, 0);
  const fits = coupon.order === null && isGood(coupon, now) && counted.length > 0 && goods >= coupon.threshold;
  return fits ? Math.min(coupon.cut, goods) : null;
}

/** A coupon that fits, and what it takes off. */
export interface Fitting {
  readonly coupon: Coupon;
  readonly cut: number;
}

/** Those that fit, what takes off the most first, and among equals what ends first. */
export function fittingOf(coupons: readonly Coupon[], basket: Basket, now: number): readonly Fitting[] {
  return coupons
    .flatMap((coupon) => {
      const cut = cutOf(coupon, basket, now);
      return cut === null ? [] : [{ coupon, cut }];
    })
    .sort((a, b) => b.cut - a.cut || Date.parse(a.coupon.validTo) - Date.parse(b.coupon.validTo));
}

/** How a coupon of one's own stands. */
export type Standing = 'good' | 'later' | 'used' | 'over';

/** Whether it can be used now, later, or no more. */
export function standingOf(coupon: Terms & Pick<Coupon, 'order'>, now: number): Standing {
  if (coupon.order !== null) return 'used';
  if (now < Date.parse(coupon.validFrom)) return 'later';
  return isGood(coupon, now) ? 'good' : 'over';
}

const RANK: Readonly<Record<Standing, number>> = { good: 0, later: 1, used: 2, over: 3 };

/** What can be used first; among equals what ends first. */
export const inOrder = (coupons: readonly Coupon[], now: number): readonly Coupon[] =>
  [...coupons].sort(
    (a, b) => RANK[standingOf(a, now)] - RANK[standingOf(b, now)] || Date.parse(a.validTo) - Date.parse(b.validTo),
  );

const REFUSED: Readonly<Record<string, ShopWord>> = {
  unknown: 'coupon.refused.unknown',
  used: 'coupon.refused.used',
  'not-now': 'coupon.refused.not-now',
  threshold: 'coupon.refused.threshold',
  'other-goods': 'coupon.refused.other-goods',
};

/** Why the host refused a coupon, in words. */
export const refusedWord = (details: Readonly<Record<string, unknown>>): ShopWord =>
  REFUSED[String(details['why'])] ?? 'coupon.refused.unknown';
