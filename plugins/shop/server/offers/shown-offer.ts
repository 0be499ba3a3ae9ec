import type { Offer } from '../../contract';
import type { KeptOffer } from './offer-store';

/** An offer as the shop's people see it. */
export function shownOffer({ station: _, ...offer }: KeptOffer): Offer {
  return offer;
}
