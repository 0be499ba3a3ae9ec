/** What is known of a coupon at the moment of deciding, under its lock. */
export type CouponFacts = {
  readonly id: string;
  readonly station: string;
  readonly buyer: string;
  readonly isUsed: boolean;
  /** Whether its time has come and is not over. */
  readonly isGood: boolean;
  readonly threshold: number;
  readonly cut: number;
  readonly offers: readonly string[] | null;
};

/** Why a coupon is refused. */
export type CouponFault = 'unknown' | 'used' | 'not-now' | 'threshold' | 'other-goods';

/** What a line of an order costs. */
export type CouponLine = { readonly offer: string; readonly goods: number };

/** What a coupon takes off these lines: never more than the goods that it counts for, and nothing of the freight. */
export function discountOf(coupon: CouponFacts, lines: readonly CouponLine[]): number | CouponFault {
  const { threshold, cut, offers, isUsed, isGood } = coupon;
  if (isUsed) return 'used';
  if (!isGood) return 'not-now';
  const counted = offers === null ? lines : lines.filter(({ offer }) => offers.includes(offer));
  if (counted.length === 0) return 'other-goods';
  const goods = counted.reduce((sum, line) => sum + line.goods, 0);
  return goods < threshold ? 'threshold' : Math.min(cut, goods);
}
