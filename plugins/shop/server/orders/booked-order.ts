import type { GoodsKind } from '../../contract';
import type { PaidOrderFacts } from '../books/record-order';
import type { PaidAmounts, PaidLine } from '../books/waterfall.rules';
import { feeOf, paidLineOf, type UnitTerms } from '../terms/terms.rules';
import type { KeptOrder } from './order-store';

/** The payment by which an order was paid: the number by which its provider knows it, and when the money came. */
export type OrderPayment = { readonly number: string; readonly at: Date };

/** An order with what it was paid by, and the terms of its offers. */
export type BookedOrder = {
  readonly order: KeptOrder;
  readonly payment: OrderPayment;
  readonly terms: ReadonlyMap<string, UnitTerms>;
};

/**
 * What an offer goes by that was opened before there were terms: its whole price is held for a supplier whom nobody named, where the next
 * settlement shows it.
 */
export const unnamedTerms = (price: number): UnitTerms => ({
  ...{ mode: 'station', goodsKind: 'other', supplier: 'unnamed', payee: '', village: '', session: null },
  ...{ supplierFen: price, stationFen: 0, anchorFen: 0, freightFen: 0, platformFen: 0, feePoints: 0, donation: null },
});

/** An order that was paid, as the books record it: each line by the terms of the offer that was bought. */
export function bookedOf({ order, payment, terms }: BookedOrder): PaidOrderFacts {
  const sold = order.lines.map(({ offer, price, quantity }, line) => {
    const by = terms.get(offer) ?? unnamedTerms(price);
    return { by, line: paidLineOf(by, { line, price, quantity }) };
  });
  const fees = sold.map(({ by, line }) => ({ goods: line.goods, feePoints: by.feePoints }));
  return {
    ...{ order: order.id, station: order.station, payment: payment.number, at: payment.at },
    // One order has one seller, which placing it made sure of.
    mode: sold[0]?.by.mode ?? 'station',
    goodsKind: kindOf(sold.map(({ by }) => by.goodsKind)),
    session: sessionOf(sold.map(({ by }) => by.session ?? order.session)),
    lines: sold.map(({ line }) => line),
    amounts: {
      ...{ freight: order.freight, deposit: order.deposit?.amount ?? 0, stationCost: 0, anchorCost: 0 },
      ...{ platformFee: 0, donations: [] },
      coupons: couponsOf(
        order,
        sold.map(({ line }) => line),
      ),
      pspFee: feeOf(fees, order.amount),
    },
  };
}

/** A supplier gives no more than their own part of any line; what is beyond that, the station does. */
function couponsOf({ discount, couponPayer }: KeptOrder, lines: readonly PaidLine[]): PaidAmounts['coupons'] {
  if (couponPayer !== 'supplier') return [{ by: couponPayer ?? 'station', fen: discount }];
  const goods = lines.reduce((sum, line) => sum + line.goods, 0);
  // A fen of each line is left over for the rounding of the split.
  const most = lines.map((line) => Math.floor((line.supplierPart * goods) / line.goods) - lines.length);
  const theirs = Math.max(0, Math.min(discount, ...most));
  return [
    { by: 'supplier', fen: theirs },
    { by: 'station', fen: discount - theirs },
  ];
}

/** What is held together is held for as long as the slowest of it may come back. */
const kindOf = (kinds: readonly GoodsKind[]): GoodsKind =>
  kinds.every((kind) => kind === 'fresh') ? 'fresh' : 'other';

/** What was agreed on goods goes before the room in which they were ordered. Goods of two lives in one order belong to neither. */
function sessionOf([first = null, ...others]: readonly (string | null)[]): string | null {
  return others.every((one) => one === first) ? first : null;
}
