// What an order of the lab's shop costs: goods, one parcel for each freight rule, and what a coupon takes off.
import { couponOf } from './buyers.mjs';
import { no } from './shop-refusals.mjs';

const TILL = 'station';

/** Lines with their offers; all of them are paid to one seller. */
export function togetherOf({ offers }, lines) {
  const wanted = lines.map((line) => ({ ...line, of: offers.find(({ id }) => id === line.offer) }));
  if (wanted.some(({ of }) => !of)) throw no('SHOP.OFFER_NOT_FOUND');
  const tills = new Map();
  for (const { of } of wanted) tills.set(of.till ?? TILL, [...(tills.get(of.till ?? TILL) ?? []), of.id]);
  if (tills.size > 1) throw no('SHOP.SELLERS_MIXED', { apart: [...tills.values()] });
  return wanted;
}

/** What sending them costs: each rule is a parcel, and some are sent to one province alone. */
export function freightOf({ rules }, wanted, region) {
  const used = [...new Set(wanted.flatMap(({ of }) => of.freightRule ?? []))];
  if (used.length > 0 && region === undefined) throw no('SHOP.REGION_MISSING');
  const stay = used.filter((id) => !region.startsWith(rules.get(id).region));
  const offers = wanted.filter(({ of }) => stay.includes(of.freightRule)).map(({ of }) => of.id);
  if (offers.length > 0) throw no('SHOP.NOT_DELIVERED', { offers });
  return used.reduce((sum, id) => sum + rules.get(id).fee, 0);
}

export function sumsOf(shop, wanted, { user, body }) {
  const goods = wanted.reduce((sum, { of, quantity }) => sum + of.price * quantity, 0);
  const freight = body.group === undefined ? freightOf(shop, wanted, body.region) : 0;
  const basket = wanted.map(({ of, quantity }) => ({ offer: of.id, goods: of.price * quantity }));
  const coupon = couponOf(shop, { user, id: body.coupon, basket });
  const discount = coupon ? Math.min(coupon.cut, goods + freight - 1) : 0;
  return { sums: { goods, freight, discount, amount: goods + freight - discount }, coupon };
}

/** What sending these costs, before they are ordered. */
export const quoteOf = (shop, { lines, region }) => ({ freight: freightOf(shop, togetherOf(shop, lines), region) });

/** The levers of a test. */
export const sumLevers = (state, offer) => ({
  left: (id, units) => (offer(id).left = units),
  /** It is sent for a fee, to regions that begin like this alone. */
  carry(id, fee, region = '') {
    offer(id).freightRule = `rule-${id}`;
    state.shop.rules.set(`rule-${id}`, { fee, region });
  },
  /** Whom its buyers pay. */
  sellBy: (id, till) => (offer(id).till = till),
  /** Part of it is paid ahead. */
  deposit: (id, fen) => (offer(id).deposit = fen),
  /** It is not sold any more. */
  take: (id) => (state.shop.offers = state.shop.offers.filter((one) => one.id !== id)),
});
