import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { shopErrors, WantedLine } from '../../contract';
import type { CouponFacts } from '../coupons/coupon.rules';
import type { GroupFacts } from '../groups/group-facts.rules';
import { sumsOf, type NamedFreight, type OrderSums } from './order-sums.rules';

/** What is known of an offer at the moment of deciding, under its lock. */
export type OfferFacts = {
  readonly id: string;
  readonly station: string;
  readonly variant: string;
  readonly product: string;
  readonly price: number;
  readonly page: string;
  readonly perBuyer: number | null;
  /** What the offer may still give, apart from what is in stock; `null`: whatever there is. */
  readonly left: number | null;
  /** What may be promised of the variant: in stock, not promised, not kept for those who wait. */
  readonly free: number;
  readonly onSale: boolean;
  readonly payMinutes: number;
  readonly weightG: number;
  /** What sending it costs; `null`: the price includes it. */
  readonly freight: NamedFreight | null;
  /** It cannot be sent back without a reason, as its page says. */
  readonly noReturn: boolean;
  /** What of each unit is paid ahead, and when the rest is; `null`: all of it at once. */
  readonly deposit: DepositTerms | null;
};

/** What of each unit is paid ahead (订金), and the window in which the rest is. */
export type DepositTerms = { readonly fen: number; readonly balanceFrom: string; readonly balanceUntil: string };

/** Who wants what; lines are merged and sorted. */
export type Wish = {
  readonly id: string;
  readonly station: string;
  readonly buyer: string;
  readonly key: string;
  readonly lines: readonly WantedLine[];
  /** Served from the waiting list: what is kept for those who wait is kept for it too. */
  readonly waited?: boolean;
  /** Where it goes, as far as the freight goes by it. */
  readonly region?: string;
  readonly coupon?: string;
  /** The group that it joins. */
  readonly group?: string;
  /** The buyer said that they know what of it cannot be sent back without a reason. */
  readonly noReturn?: boolean;
  /** The live in whose room it is ordered. */
  readonly session?: string;
};

/** Why a wish is refused. */
export type WishRefusal = RefusalOf<
  typeof shopErrors,
  | 'OFFER_NOT_FOUND'
  | 'NOT_ON_SALE'
  | 'NOT_CLEARED'
  | 'PRICE_CHANGED'
  | 'SOLD_OUT'
  | 'LIMIT_REACHED'
  | 'REGION_MISSING'
  | 'NOT_DELIVERED'
  | 'COUPON_REFUSED'
  | 'GROUP_OVER'
  | 'RETURN_UNCONFIRMED'
  | 'DEPOSIT_ALONE'
>;

/** What a batch is decided by. */
export type Facts = {
  readonly offers: ReadonlyMap<string, OfferFacts>;
  /** What each buyer has of each offer that limits it, by `offer buyer`. */
  readonly used: ReadonlyMap<string, number>;
  /** Products that may not be sold now, and why. */
  readonly barred: ReadonlyMap<string, readonly string[]>;
  /** The coupons that are asked for, as far as they are known. */
  readonly coupons: ReadonlyMap<string, CouponFacts>;
  /** The groups that are to be joined, as far as they are known. */
  readonly groups: ReadonlyMap<string, GroupFacts>;
};

/** What is granted, wish by wish in the order of arrival, and what it takes in all. */
export type Decision = {
  readonly answers: readonly Result<Wish, WishRefusal>[];
  readonly granted: readonly Wish[];
  readonly byVariant: ReadonlyMap<string, number>;
  readonly byOffer: ReadonlyMap<string, number>;
  /** What limited buyers take, by `offer buyer`. */
  readonly byBuyer: ReadonlyMap<string, number>;
};

/** The key under which a buyer's share of an offer is counted. */
export const shareKey = (offer: string, buyer: string): string => `${offer} ${buyer}`;

/** Lines of the same offer become one, and lie in one order everywhere, so that no two orders wait for each other. */
export function mergeLines(lines: readonly WantedLine[]): readonly WantedLine[] {
  if (lines.length === 1) return lines;
  const merged = new Map<string, WantedLine>();
  for (const line of lines) {
    // Two prices for one offer cannot both be right: the wrong one is kept, so that it is refused.
    const before = merged.get(line.offer);
    const price = before && before.price !== line.price ? 0 : line.price;
    merged.set(line.offer, { ...line, price, quantity: (before?.quantity ?? 0) + line.quantity });
  }
  return [...merged.values()].sort((a, b) => (a.offer < b.offer ? -1 : 1));
}

/** Gives as many wishes as can be filled, in the order in which they came. Nothing is filled in part. */
export function decide(facts: Facts, wishes: readonly Wish[]): Decision {
  const { offers } = facts;
  const byVariant = new Map<string, number>();
  const byOffer = new Map<string, number>();
  const byBuyer = new Map<string, number>();
  const spent = new Set<string>();
  const taken: Taken = { byVariant, byOffer, byBuyer, spent };
  const granted: Wish[] = [];
  const answers = wishes.map((wish): Result<Wish, WishRefusal> => {
    const refused = refusalOf(wish, facts, taken);
    if (refused) return refused;
    for (const line of wish.lines) {
      const offer = offers.get(line.offer);
      add(byVariant, offer?.variant ?? '', line.quantity);
      add(byOffer, line.offer, line.quantity);
      if (offer?.perBuyer != null) add(byBuyer, shareKey(line.offer, wish.buyer), line.quantity);
    }
    if (wish.coupon !== undefined) spent.add(wish.coupon);
    granted.push(wish);
    return ok(wish);
  });
  return { answers, granted, byVariant, byOffer, byBuyer };
}

type Taken = Pick<Decision, 'byVariant' | 'byOffer' | 'byBuyer'> & { readonly spent: ReadonlySet<string> };
type Refused = Extract<Result<never, WishRefusal>, { ok: false }>;
type Line = WantedLine & { readonly of: OfferFacts };

function refusalOf(wish: Wish, facts: Facts, taken: Taken): Refused | undefined {
  const lines: Line[] = [];
  for (const line of wish.lines) {
    const of = facts.offers.get(line.offer);
    if (of?.station !== wish.station) return err('SHOP.OFFER_NOT_FOUND');
    lines.push({ offer: line.offer, quantity: line.quantity, price: line.price, of });
  }
  return (
    linesRefused(wish, lines, { ...facts, ...taken }) ??
    groupRefused(wish, facts) ??
    stockRefused(lines, taken) ??
    couponSpent(wish, taken) ??
    sumsRefused(wish, facts)
  );
}

function linesRefused(wish: Wish, lines: readonly Line[], known: Facts & Taken): Refused | undefined {
  for (const line of lines) {
    const has = hasOf(wish, line, known.used) + hasOf(wish, line, known.byBuyer);
    const refused = lineRefused(wish, line, known) ?? shareRefused(line, has);
    if (refused) return refused;
  }
  return undefined;
}

const lineRefused = (wish: Wish, line: Line, facts: Facts): Refused | undefined =>
  saleRefused(line, facts) ?? returnRefused(wish, line) ?? depositRefused(wish, line);

function sumsRefused(wish: Wish, facts: Facts): Refused | undefined {
  const sums = sumsOfWish(wish, facts);
  return sums.ok ? undefined : sums;
}

/** What a wish costs by the facts that it is decided by. */
export function sumsOfWish(
  wish: Wish,
  { offers, coupons }: Pick<Facts, 'offers' | 'coupons'>,
): Result<OrderSums, WishRefusal> {
  const lines = wish.lines.map(({ offer, quantity }) => {
    const { price = 0, weightG = 0, freight = null } = offers.get(offer) ?? {};
    // What neighbours pick up together is sent as one parcel, which its price includes.
    return { offer, quantity, price, weightG, freight: wish.group === undefined ? freight : null };
  });
  return sumsOf({ lines, region: wish.region, coupon: couponOf(wish, coupons) });
}

/** Somebody else's coupon, or another station's, is not known. */
function couponOf({ coupon, buyer, station }: Wish, coupons: Facts['coupons']): CouponFacts | 'unknown' | undefined {
  if (coupon === undefined) return undefined;
  const facts = coupons.get(coupon);
  return facts?.buyer === buyer && facts.station === station ? facts : 'unknown';
}

/** A group gathers for one offer of its station, until its time is over. */
function groupRefused({ group, station, lines }: Wish, { groups }: Facts): Refused | undefined {
  if (group === undefined) return undefined;
  const facts = groups.get(group);
  const isIts = facts?.station === station && lines.every(({ offer }) => offer === facts.offer);
  return facts?.isOpen && isIts ? undefined : err('SHOP.GROUP_OVER');
}

function couponSpent({ coupon }: Wish, { spent }: Taken): Refused | undefined {
  return coupon !== undefined && spent.has(coupon) ? err('SHOP.COUPON_REFUSED', { why: 'used' }) : undefined;
}

function saleRefused({ price, of }: Line, { barred }: Facts): Refused | undefined {
  if (!of.onSale) return err('SHOP.NOT_ON_SALE');
  const codes = barred.get(of.product);
  if (codes) return err('SHOP.NOT_CLEARED', { codes });
  return price === of.price ? undefined : err('SHOP.PRICE_CHANGED', { offer: of.id, price: of.price });
}

/** Two payments of several things cannot be told apart when one of them fails. */
function depositRefused({ lines, coupon, group }: Wish, { of }: Line): Refused | undefined {
  if (of.deposit === null) return undefined;
  return lines.length > 1 || coupon !== undefined || group !== undefined ? err('SHOP.DEPOSIT_ALONE') : undefined;
}

/** The law wants it said apart, by the buyer, before there is an order. */
function returnRefused({ noReturn = false }: Wish, { of }: Line): Refused | undefined {
  return of.noReturn && !noReturn ? err('SHOP.RETURN_UNCONFIRMED', { offer: of.id }) : undefined;
}

/** What a buyer has of an offer that limits it. */
const hasOf = ({ buyer }: Wish, { of }: Line, shares: ReadonlyMap<string, number>): number =>
  of.perBuyer === null || shares.size === 0 ? 0 : (shares.get(shareKey(of.id, buyer)) ?? 0);

function shareRefused({ quantity, of }: Line, has: number): Refused | undefined {
  if (of.perBuyer === null || has + quantity <= of.perBuyer) return undefined;
  return err('SHOP.LIMIT_REACHED', { offer: of.id, most: of.perBuyer });
}

/** Two offers of one variant share its stock, so their lines are summed before the check. */
function stockRefused(lines: readonly Line[], { byVariant, byOffer }: Taken): Refused | undefined {
  const wanted = new Map<string, number>();
  for (const { quantity, of } of lines) {
    const { id, variant, left, free } = of;
    add(wanted, variant, quantity);
    const isOut = left !== null && quantity > left - (byOffer.get(id) ?? 0);
    if (isOut || (wanted.get(variant) ?? 0) > free - (byVariant.get(variant) ?? 0))
      return err('SHOP.SOLD_OUT', { offer: id });
  }
  return undefined;
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity);
}

/** The key under which an order is found again. */
export const wishKey = ({ buyer, key }: Pick<Wish, 'buyer' | 'key'>): string => `${buyer} ${key}`;
