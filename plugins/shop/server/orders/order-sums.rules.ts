import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { shopErrors } from '../../contract';
import { discountOf, type CouponFacts } from '../coupons/coupon.rules';
import { freightOf, type FreightTerms } from '../freight/freight.rules';

/** A freight rule with its name, by which lines travel together. */
export type NamedFreight = FreightTerms & { readonly id: string };

/** What an order costs, in fen. */
export type OrderSums = {
  readonly goods: number;
  readonly freight: number;
  readonly discount: number;
  readonly amount: number;
};

/** A line with what its offer says of its price and its parcel. */
export type PricedLine = {
  readonly offer: string;
  readonly price: number;
  readonly quantity: number;
  readonly weightG: number;
  readonly freight: NamedFreight | null;
};

/** What the sums of an order stand on. */
export type Pricing = {
  readonly lines: readonly PricedLine[];
  readonly region: string | undefined;
  /** The coupon that is asked for: its facts, or that nothing is known of it. */
  readonly coupon: CouponFacts | 'unknown' | undefined;
};

type Refusal = RefusalOf<typeof shopErrors, 'REGION_MISSING' | 'NOT_DELIVERED' | 'COUPON_REFUSED'>;

/** Sums an order. Most have neither freight nor coupon, and thousands a second are summed. */
export function sumsOf({ lines, region, coupon }: Pricing): Result<OrderSums, Refusal> {
  let goods = 0;
  let isPlain = true;
  for (const line of lines) {
    goods += line.price * line.quantity;
    if (line.freight !== null) isPlain = false;
  }
  if (isPlain && coupon === undefined) return ok({ goods, freight: 0, discount: 0, amount: goods });
  const freight = isPlain ? ok(0) : freightTogether(lines, region);
  if (!freight.ok) return freight;
  const discount = coupon === undefined ? ok(0) : discountOn(lines, coupon);
  if (!discount.ok) return discount;
  // Nobody can pay nothing: the last fen is always the buyer's.
  const off = Math.min(discount.value, goods + freight.value - 1);
  return ok({ goods, freight: freight.value, discount: off, amount: goods + freight.value - off });
}

type Parcel = { readonly rule: NamedFreight; readonly offers: string[]; weightG: number; goods: number };

/** What sending an order costs; where it goes has to be known as soon as anything costs. */
export function freightTogether(
  lines: readonly PricedLine[],
  region: string | undefined,
): Result<number, RefusalOf<typeof shopErrors, 'REGION_MISSING' | 'NOT_DELIVERED'>> {
  if (region !== undefined) return freightTo(lines, region);
  return lines.some(({ freight }) => freight !== null) ? err('SHOP.REGION_MISSING') : ok(0);
}

/** What sending to a region costs: lines under one rule travel together, and each rule is a parcel of its own. */
export function freightTo(
  lines: readonly PricedLine[],
  region: string,
): Result<number, RefusalOf<typeof shopErrors, 'NOT_DELIVERED'>> {
  const parcels = new Map<string, Parcel>();
  for (const { offer, freight: rule, weightG, price, quantity } of lines) {
    if (!rule) continue;
    const parcel = parcels.get(rule.id) ?? { rule, offers: [], weightG: 0, goods: 0 };
    parcel.offers.push(offer);
    parcel.weightG += weightG * quantity;
    parcel.goods += price * quantity;
    parcels.set(rule.id, parcel);
  }
  let sum = 0;
  const stay: string[] = [];
  for (const { rule, offers, ...parcel } of parcels.values()) {
    const fee = freightOf(rule, { region, ...parcel });
    if (fee === undefined) stay.push(...offers);
    else sum += fee;
  }
  return stay.length > 0 ? err('SHOP.NOT_DELIVERED', { offers: stay }) : ok(sum);
}

function discountOn(lines: readonly PricedLine[], coupon: CouponFacts | 'unknown'): Result<number, Refusal> {
  if (coupon === 'unknown') return err('SHOP.COUPON_REFUSED', { why: 'unknown' });
  const discount = discountOf(
    coupon,
    lines.map(({ offer, price, quantity }) => ({ offer, goods: price * quantity })),
  );
  return typeof discount === 'number' ? ok(discount) : err('SHOP.COUPON_REFUSED', { why: discount });
}
