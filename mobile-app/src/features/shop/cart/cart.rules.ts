import type { OfferPage, ShelfOffer } from '@/contract/types';
import type { CartLine } from '@/data/cart.rules';
import type { Refusal } from '@/data/result';
import type { BasketLine } from '../coupons/coupon.rules';
import { mostOf, saleOf } from '../shop.rules';
import type { ShopWord } from '../shop-words';

/** What a cart asks of an offer each time it is looked at. */
export type CartOffer = Omit<ShelfOffer, 'category' | 'welfare'>;

/** The page of an offer that does not stand on the shelf that was asked for, as the shelf would list it. */
export function asListed({ goods, ...offer }: OfferPage): CartOffer {
  const { name, kind, place } = goods.seller;
  return { ...offer, seller: { name, kind, place }, picture: goods.picture };
}

/** How a line stands by what its offer says now. Only what is `ready` can be ordered. */
export type LineState = 'ready' | 'unknown' | 'gone' | 'soon' | 'out' | 'alone' | 'dearer' | 'cheaper' | 'short';

/** What is known of an offer: null when it is not sold any more, undefined before it was asked. */
export type KnownOffer = CartOffer | null | undefined;

/** What cannot be bought at all is said before what can be settled. */
export function stateOf({ price, quantity }: CartLine, offer: KnownOffer, now: number): LineState {
  if (offer === undefined) return 'unknown';
  const sale = offer === null ? 'over' : saleOf(offer, now);
  if (offer === null || sale === 'over') return 'gone';
  if (sale !== 'open') return sale;
  // Two payments of several things cannot be told apart, so goods with a deposit are ordered alone.
  if (offer.deposit !== null) return 'alone';
  if (offer.price !== price) return offer.price > price ? 'dearer' : 'cheaper';
  return quantity > mostOf(offer) ? 'short' : 'ready';
}

/** A line with what is known of it now. */
export interface CartRow {
  readonly line: CartLine;
  readonly offer: KnownOffer;
  readonly state: LineState;
}

/** A line that can be ordered as it lies there. */
export interface PickedRow extends CartRow {
  readonly offer: CartOffer;
}

/** Each line with what its offer says now. */
export const rowsOf = (
  lines: readonly CartLine[],
  offers: ReadonlyMap<string, CartOffer | null>,
  now: number,
): readonly CartRow[] =>
  lines.map((line) => {
    const offer = offers.get(line.offer);
    return { line, offer, state: stateOf(line, offer, now) };
  });

/** Whether it can be ordered as it lies there. */
export const isReady = (row: CartRow): row is PickedRow => row.state === 'ready' && row.offer != null;

/** What is bought now: what is ticked and can be ordered. */
export const pickedOf = (rows: readonly CartRow[]): readonly PickedRow[] =>
  rows.filter(isReady).filter(({ line }) => line.ticked);

/** What these cost, in fen, without freight and coupons. */
export const goodsOf = (rows: readonly Pick<CartRow, 'line'>[]): number =>
  rows.reduce((sum, { line }) => sum + line.price * line.quantity, 0);

/** What a coupon is held against. */
export const basketOf = (rows: readonly PickedRow[]): readonly BasketLine[] =>
  rows.map(({ line: { offer, price, quantity } }) => ({ offer, goods: price * quantity }));

/** What of it cannot be sent back without a reason: it is named where that is agreed to. */
export const withoutReturn = (rows: readonly PickedRow[]): readonly PickedRow[] =>
  rows.filter(({ offer }) => offer.returns === 'no-return');

/** Who sells it: each once, by their name, kind and place. */
export function sellersOf(rows: readonly PickedRow[]): readonly CartOffer['seller'][] {
  const known = new Map(rows.map(({ offer: { seller } }) => [`${seller.name} ${seller.kind} ${seller.place}`, seller]));
  return [...known.values()];
}

/** What can be done about a refusal, by what it names. */
export type Way =
  /** Each seller's goods are an order of their own. */
  | { readonly kind: 'apart'; readonly groups: readonly (readonly string[])[] }
  /** Some stay, and the rest can be ordered. */
  | { readonly kind: 'rest'; readonly stay: readonly string[]; readonly rest: readonly string[] }
  /** Something has changed: it is settled in the cart, where the lines that it is about are marked. */
  | { readonly kind: 'settle'; readonly offers: readonly string[] }
  | { readonly kind: 'coupon' }
  | { readonly kind: 'orders' };

const SETTLED: readonly string[] = [
  ...['SHOP.SOLD_OUT', 'SHOP.PRICE_CHANGED', 'SHOP.LIMIT_REACHED', 'SHOP.NOT_ON_SALE', 'SHOP.NOT_CLEARED'],
  ...['SHOP.OFFER_NOT_FOUND', 'SHOP.DEPOSIT_ALONE', 'SHOP.RETURN_UNCONFIRMED'],
];

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function wayOfNames(details: Refusal['details'], wanted: readonly string[]): Way {
  const stay = textsOf(details['offers']);
  const rest = wanted.filter((offer) => !stay.includes(offer));
  return stay.length === 0 || rest.length === 0 ? { kind: 'settle', offers: stay } : { kind: 'rest', stay, rest };
}

/** What can be done about a refusal of these offers; null: press again. */
export function wayOf({ code, details }: Pick<Refusal, 'code' | 'details'>, wanted: readonly string[]): Way | null {
  if (code === 'SHOP.SELLERS_MIXED') {
    const { apart } = details;
    return { kind: 'apart', groups: Array.isArray(apart) ? apart.map(textsOf).filter(({ length }) => length > 0) : [] };
  }
  if (code === 'SHOP.NOT_DELIVERED') return wayOfNames(details, wanted);
  if (code === 'SHOP.COUPON_REFUSED') return { kind: 'coupon' };
  if (code === 'SHOP.KEY_USED') return { kind: 'orders' };
  const { offer } = details;
  return SETTLED.includes(code) ? { kind: 'settle', offers: typeof offer === 'string' ? [offer] : [] } : null;
}

const MARKS: Readonly<Record<string, ShopWord>> = {
  'SHOP.SOLD_OUT': 'cart.mark.out',
  'SHOP.PRICE_CHANGED': 'cart.mark.price',
  'SHOP.LIMIT_REACHED': 'cart.mark.limit',
  'SHOP.NOT_DELIVERED': 'cart.mark.far',
};

/** What is said at a line that was refused, where what its offer says now does not say it already. */
export const markOf = (code: string): ShopWord | null => MARKS[code] ?? null;
