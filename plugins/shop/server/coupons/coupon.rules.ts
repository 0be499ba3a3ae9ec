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
  /** Offers for which no coupon counts, whatever it says: their price is a special one already. */
  readonly notFor?: readonly string[];
};

/** Why a coupon is refused. */
export type CouponFault = 'unknown' | 'used' | 'not-now' | 'threshold' | 'other-goods';

/** What a line of an order costs. */
export type CouponLine = { readonly offer: string; readonly goods: number };

/** What a coupon takes off these lines: never more than the goods that it counts for, and nothing of the freight. */
export function discountOf(coupon: CouponFacts, lines: readonly CouponLine[]): number | CouponFault {
  const { threshold, cut, offers, isUsed, isGood, notFor = [] } = coupon;
  if (isUsed) return 'used';
  if (!isGood) return 'not-now';
  const counted = lines.filter(({ offer }) => (offers?.includes(offer) ?? true) && !notFor.includes(offer));
  if (counted.length === 0) return 'other-goods';
  const goods = counted.reduce((sum, line) => sum + line.goods, 0);
  return goods < threshold ? 'threshold' : Math.min(cut, goods);
}
