import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { MakeOffer, shopErrors } from '../../contract';

/** A price at which somebody bought, and the offer that it was. */
export type Deal = { readonly offer: string; readonly price: number };

/** What was paid for goods before: the lowest of the seven days before a moment, and the last at all. */
export type Deals = { readonly lowest: Deal | undefined; readonly last: Deal | undefined };

/** What a price for some minutes is crossed out against, and what proves that. */
export type LimitedBasis = Pick<MakeOffer, 'basePrice' | 'basis' | 'basisProof'>;

const NOTHING: LimitedBasis = { basePrice: null, basis: null, basisProof: null };

/**
 * A price for some minutes is below the price of its offer and below the lowest deal of the seven days before. That deal is what it is crossed
 * out against; where there was none the last deal is; where nobody ever bought nothing is crossed out.
 */
export function basisOf(
  price: number,
  usual: number,
  { lowest, last }: Deals,
): Result<LimitedBasis, RefusalOf<typeof shopErrors, 'LIMITED_NOT_LOWER'>> {
  const below = Math.min(usual, lowest?.price ?? usual);
  if (price >= below) return err('SHOP.LIMITED_NOT_LOWER', { below });
  const deal = lowest ?? last;
  if (!deal || deal.price <= price) return ok(NOTHING);
  const basis = lowest ? 'lowest-of-seven-days' : 'last-deal';
  return ok({ basePrice: deal.price, basis, basisProof: `报价 offer ${deal.offer}` });
}
