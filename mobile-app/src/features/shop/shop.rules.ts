import type { OrderState, OwnOrder, ShelfOffer, ShopAddress } from '@/contract/types';
import type { Refusal } from '@/data/result';
import type { ShopWord } from './shop-words';

/** What goods are called in a language; where nobody gave them a name in it, in Chinese. */
export function nameIn(title: Readonly<Record<string, string>>, locale: string): string {
  const own = title[locale] ?? '';
  return own === '' ? (title['zh-Hans'] ?? '') : own;
}

const FEN = 100;
const FEW = 20;

/** Yuan and fen apart: the one large, the other small. */
export function yuanOf(fen: number): { readonly yuan: string; readonly fen: string } {
  const [yuan = '0', rest = '00'] = (fen / FEN).toFixed(2).split('.');
  return { yuan, fen: rest };
}

/** As it is said in a sentence or on a button. */
export const money = (fen: number): string => `¥${(fen / FEN).toFixed(2)}`;

/** Where a sale stands. */
export type Sale = 'open' | 'soon' | 'out' | 'over';

/** Whether it can be bought now: opened, not over, and something left. */
export function saleOf(
  { opensAt, closesAt, left }: Pick<ShelfOffer, 'opensAt' | 'closesAt' | 'left'>,
  now: number,
): Sale {
  if (now >= Date.parse(closesAt)) return 'over';
  if (now < Date.parse(opensAt)) return 'soon';
  return left > 0 ? 'open' : 'out';
}

/** What is left in words: a number only where it matters. */
export function stockOf(left: number): { readonly word: ShopWord; readonly kind: 'proof' | 'wait' | 'stop' } {
  if (left <= 0) return { word: 'stock.none', kind: 'stop' };
  return left <= FEW ? { word: 'stock.few', kind: 'wait' } : { word: 'stock.plenty', kind: 'proof' };
}

/** Offers whose title, spec or seller holds every word that was typed. */
export function matching(offers: readonly ShelfOffer[], text: string): readonly ShelfOffer[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return offers;
  return offers.filter(({ title, spec, seller }) => {
    const said = [...Object.values(title), spec, seller.name, seller.place].join(' ').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** What can be bought comes first; the newest first among equals, as the host gives them. */
export function shelved(offers: readonly ShelfOffer[], now: number): readonly ShelfOffer[] {
  const rank: Readonly<Record<Sale, number>> = { open: 0, soon: 1, out: 2, over: 3 };
  return offers
    .filter((offer) => saleOf(offer, now) !== 'over')
    .map((offer, place) => ({ offer, place, rank: rank[saleOf(offer, now)] }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ offer }) => offer);
}

const MOST = 999;

/** How many one may ask for at once. */
export const mostOf = ({ left, perBuyer }: Pick<ShelfOffer, 'left' | 'perBuyer'>): number =>
  Math.max(1, Math.min(left > 0 ? left : MOST, perBuyer ?? MOST));

/** What an order costs in all: nobody can pay nothing, so the last fen is always the buyer's. */
export const totalOf = ({ goods, fee, cut }: { readonly goods: number; readonly fee: number; readonly cut: number }) =>
  goods + fee - Math.min(cut, goods + fee - 1);

/** What somebody does who was refused. */
export type Next = 'wait' | 'orders' | 'reload' | 'shelf' | 'coupon' | 'groups';

const NEXT: Readonly<Record<string, Next>> = {
  'SHOP.SOLD_OUT': 'wait',
  'SHOP.LIMIT_REACHED': 'orders',
  'SHOP.PRICE_CHANGED': 'reload',
  // The page says something else than it did when it was opened here.
  'SHOP.RETURN_UNCONFIRMED': 'reload',
  'SHOP.KEY_USED': 'orders',
  'SHOP.COUPON_REFUSED': 'coupon',
  'SHOP.GROUP_OVER': 'groups',
  'SHOP.NOT_ON_SALE': 'shelf',
  'SHOP.NOT_CLEARED': 'shelf',
  'SHOP.OFFER_NOT_FOUND': 'shelf',
};

/** Where somebody goes who was refused; null: try again. */
export const nextAfter = ({ code }: Pick<Refusal, 'code'>): Next | null => NEXT[code] ?? null;

/** What is wrong with an address, by its fields. */
export function addressFaults(address: ShopAddress): Readonly<Partial<Record<keyof ShopAddress, ShopWord>>> {
  return {
    ...(address.name.trim() === '' ? { name: 'address.wrong.name' as const } : {}),
    ...(/^\+?[\d -]{5,20}$/.test(address.phone.trim()) ? {} : { phone: 'address.wrong.phone' as const }),
    ...(/^\d{6}$/.test(address.region) ? {} : { region: 'address.wrong.region' as const }),
    ...(address.detail.trim().length < 2 ? { detail: 'address.wrong.detail' as const } : {}),
  };
}

/** Whether a parcel would arrive. */
export const isSound = (address: ShopAddress): boolean => Object.keys(addressFaults(address)).length === 0;

/** Minutes and seconds that are left, or null when there are none. */
export function leftUntil(until: string, now: number): string | null {
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  if (seconds <= 0) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const TONES: Readonly<Record<OrderState, 'proof' | 'wait' | 'stop' | 'quiet'>> = {
  'awaiting-payment': 'wait',
  reserved: 'wait',
  paid: 'proof',
  held: 'wait',
  shortage: 'wait',
  confirmed: 'proof',
  picking: 'proof',
  shipped: 'proof',
  delivered: 'wait',
  received: 'proof',
  closed: 'quiet',
  cancelled: 'stop',
  refunded: 'stop',
};

/** The shape and colour of a state; its word stands beside it. */
export const toneOf = (state: OrderState): 'proof' | 'wait' | 'stop' | 'quiet' => TONES[state];

/** Until it is packed it may go elsewhere. */
export const mayReaddress = (state: OrderState): boolean =>
  ['awaiting-payment', 'reserved', 'paid', 'held', 'shortage', 'confirmed'].includes(state);

type Parted = Pick<OwnOrder, 'state' | 'amount' | 'deposit' | 'payUntil'>;

/** What is paid for an order now, and until when; or when its balance can be; null while it waits for no money. */
export type Due =
  | { readonly kind: 'all' | 'deposit' | 'balance'; readonly fen: number; readonly until: string }
  | { readonly kind: 'soon'; readonly fen: number; readonly from: string }
  | { readonly kind: 'over' };

/** By the phone's clock; the host decides. */
export function dueOf({ state, amount, deposit, payUntil }: Parted, now: number): Due | null {
  if (state === 'awaiting-payment') {
    return deposit
      ? { kind: 'deposit', fen: deposit.amount, until: payUntil }
      : { kind: 'all', fen: amount, until: payUntil };
  }
  if (state !== 'reserved' || !deposit) return null;
  const fen = amount - deposit.amount;
  if (now < Date.parse(deposit.balanceFrom)) return { kind: 'soon', fen, from: deposit.balanceFrom };
  if (now >= Date.parse(deposit.balanceUntil)) return { kind: 'over' };
  return { kind: 'balance', fen, until: deposit.balanceUntil };
}

const SOON_MS = 2_000;
const LATER_MS = 15_000;

/** How soon an order is asked for again while it is looked at; nothing comes after an end. */
export function lookAgainIn(state: OrderState | undefined): number | false {
  if (state === 'awaiting-payment') return SOON_MS;
  return state === undefined || ['closed', 'cancelled', 'refunded'].includes(state) ? false : LATER_MS;
}
