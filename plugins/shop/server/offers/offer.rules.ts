import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { MakeOffer, Offer, ReturnRule, shopErrors } from '../../contract';
import type { FreightTerms } from '../freight/freight.rules';

/** Why an offer cannot be made as it is. */
export type OfferRuleRefusal = RefusalOf<typeof shopErrors, 'OFFER_WINDOW' | 'OFFER_BASIS'>;

/** An offer has a beginning before its end, and a crossed-out price that is higher and stands on something (E-Commerce price rules). */
export function checkOffer({
  opensAt,
  closesAt,
  price,
  basePrice,
  basis,
}: Omit<MakeOffer, 'variant'>): Result<void, OfferRuleRefusal> {
  if (Date.parse(closesAt) <= Date.parse(opensAt)) return err('SHOP.OFFER_WINDOW');
  if ((basePrice === null) !== (basis === null)) return err('SHOP.OFFER_BASIS');
  return basePrice !== null && basePrice < price ? err('SHOP.OFFER_BASIS') : ok();
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
  return { ...shown, opensAt, closesAt, promise, claims, freight, returns };
}
