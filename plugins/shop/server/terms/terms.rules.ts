import { err, fen, multiplyFen, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { GoodsKind, OfferTerms, SaleMode, ShareKind, shopErrors, SupplierPart, Terms } from '../../contract';
import { waterfallOf, type PaidLine } from '../books/waterfall.rules';

/** Terms of one unit as orders are booked by them: the supplier's part in fen. */
export type UnitTerms = Omit<Terms, 'part' | 'mode' | 'goodsKind'> & {
  readonly mode: SaleMode;
  readonly goodsKind: GoodsKind;
  readonly supplierFen: number;
};

/** Hundredths of a percent in a whole. */
const WHOLE = 10_000n;

/** What a supplier's part comes to at a price: a share is rounded to the fen once, when it is agreed. */
export function supplierFenOf(price: number, part: SupplierPart): number {
  if (part.by === 'fen') return part.fen;
  return Number(multiplyFen(fen(price), { numerator: BigInt(part.basisPoints), denominator: WHOLE }));
}

/** So many units of an offer, as a line of an order. */
export type SoldLine = { readonly line: number; readonly price: number; readonly quantity: number };

/** A line of an order by its terms: each amount of one unit, so many times. */
export function paidLineOf(terms: UnitTerms, { line, price, quantity }: SoldLine): PaidLine & { village: string } {
  const { supplier, village, supplierFen, donation } = terms;
  return {
    ...{ line, supplier, village, goods: price * quantity, supplierPart: supplierFen * quantity },
    own: {
      ...{ freight: terms.freightFen * quantity, stationCost: terms.stationFen * quantity },
      ...{ anchorCost: terms.anchorFen * quantity, platformFee: terms.platformFen * quantity },
      donations: donation ? [{ agreement: donation.agreement, fen: donation.fen * quantity }] : [],
    },
  };
}

/** What the provider keeps of an order, by the rates of its lines. Never more than the units were worked out with, freight or not. */
export function feeOf(
  lines: readonly { readonly goods: number; readonly feePoints: number }[],
  amount: number,
): number {
  const goods = lines.reduce((sum, one) => sum + BigInt(one.goods), 0n);
  const points = lines.reduce((sum, one) => sum + BigInt(one.goods) * BigInt(one.feePoints), 0n);
  const base = BigInt(amount) < goods ? BigInt(amount) : goods;
  return goods === 0n ? 0 : Number(multiplyFen(fen(base), { numerator: points, denominator: goods * WHOLE }));
}

/** The fee of one unit, rounded up: several units together never cost more than so many times this. */
const unitFee = (price: number, points: number): number => Math.ceil((price * points) / Number(WHOLE));

/** Where the price of one unit goes, in the order of the waterfall. */
export type UnitShares = NonNullable<OfferTerms['terms']>['unit'];

type Short = RefusalOf<typeof shopErrors, 'TERMS_SHORT'>;

/** Sells one unit on paper: exact to the fen, and nothing that nobody has. Terms that give out more than the price are refused. */
export function unitOf(price: number, terms: UnitTerms): Result<UnitShares, Short> {
  const line = paidLineOf(terms, { line: 0, price, quantity: 1 });
  const whole = { freight: 0, coupons: [], stationCost: 0, anchorCost: 0, platformFee: 0, donations: [] };
  const amounts = { ...whole, pspFee: unitFee(price, terms.feePoints) };
  const made = waterfallOf({ mode: terms.mode, lines: [line], amounts });
  if (!made.ok) return err('SHOP.TERMS_SHORT', made.error.details);
  const sums = new Map<ShareKind, number>();
  for (const { kind, fen: amount } of made.value)
    if (kind !== 'paid') sums.set(kind, (sums.get(kind) ?? 0) - Number(amount));
  return ok([...sums].map(([kind, amount]) => ({ kind, fen: amount })));
}

/** Whether terms still are what was agreed at this price: a share of another price is another sum. */
export const isAgreedAt = (price: number, terms: UnitTerms & { readonly part: SupplierPart }): boolean =>
  supplierFenOf(price, terms.part) === terms.supplierFen && unitOf(price, terms).ok;
