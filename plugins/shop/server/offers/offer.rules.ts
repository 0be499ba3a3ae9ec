import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { MakeOffer, Offer, ReturnRule, shopErrors } from '../../contract';
import type { FreightTerms } from '../freight/freight.rules';

/** Why an offer cannot be made as it is. */
export type OfferRuleRefusal = RefusalOf<typeof shopErrors, 'OFFER_WINDOW' | 'OFFER_BASIS' | 'OFFER_DEPOSIT'>;

/** An offer has a beginning before its end, and a crossed-out price that is higher and stands on something (E-Commerce price rules). */
export function checkOffer(offer: Omit<MakeOffer, 'variant'>): Result<void, OfferRuleRefusal> {
  const { opensAt, closesAt, price, basePrice, basis } = offer;
  if (Date.parse(closesAt) <= Date.parse(opensAt)) return err('SHOP.OFFER_WINDOW');
  if ((basePrice === null) !== (basis === null)) return err('SHOP.OFFER_BASIS');
  if (basePrice !== null && basePrice < price) return err('SHOP.OFFER_BASIS');
  return hasSoundDeposit(offer) ? ok() : err('SHOP.OFFER_DEPOSIT');
}

/** A deposit leaves something to pay, within a window that lies in its sale or after it; without one there is no window. */
function hasSoundDeposit({ price, opensAt, deposit, balanceFrom, balanceUntil }: Omit<MakeOffer, 'variant'>): boolean {
  if (deposit === null) return balanceFrom === null && balanceUntil === null;
  if (balanceFrom === null || balanceUntil === null || deposit >= price) return false;
  const from = Date.parse(balanceFrom);
  return from >= Date.parse(opensAt) && Date.parse(balanceUntil) > from;
}

/** What an offer stands on besides itself. */
export type PageGround = {
  readonly title: unknown;
  readonly spec: string;
  readonly freight: FreightTerms | null;
  readonly returns: ReturnRule;
};

/** What an offer shows, as it is hashed: the page, the price and its basis, the promise, the claims, what sending costs, how it goes back. */
export function pageOf(offer: Offer, { title, spec, freight, returns }: PageGround): Record<string, unknown> {
  const { product, price, basePrice, basis, basisProof, perBuyer, opensAt, closesAt, promise, claims } = offer;
  const shown = { variant: offer.variant, product, title, spec, price, basePrice, basis, basisProof, perBuyer };
  const { deposit, balanceFrom, balanceUntil } = offer;
  // Pages without a deposit say nothing of one.
  const ahead = deposit === null ? {} : { deposit, balanceFrom, balanceUntil };
  return { ...shown, opensAt, closesAt, promise, claims, freight, returns, ...ahead };
}
