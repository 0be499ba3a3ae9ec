import type { RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { GoodsShower } from '@hearth/vetting/contract';
import { returnRuleOf, type OfferPage, type ShelfOffer, type shopErrors } from '../../contract';
import type { OfferStore } from '../offers/offer-store';

/** What the shelf stands on. */
export type ShelfDeps = {
  readonly offers: Pick<OfferStore, 'shelf' | 'onShelf'>;
  readonly goods: GoodsShower;
};

/**
 * What a station sells now. What may not be shown is not there: nobody reads of goods that are being checked. How something goes back is what
 * its page said when it opened.
 */
export async function showShelf({ offers, goods }: ShelfDeps, station: string): Promise<readonly ShelfOffer[]> {
  const found = await offers.shelf(station);
  const known = await goods.of(found.map(({ product }) => product));
  return found.flatMap((offer) => {
    const shown = known.get(offer.product);
    if (!shown) return [];
    const { name, kind, place } = shown.seller;
    const { category, picture, facts } = shown;
    const returns = offer.returns ?? returnRuleOf(category);
    return [{ ...offer, seller: { name, kind, place }, picture, category, welfare: facts.welfare, returns }];
  });
}

/** The page of an offer; one that was closed, or may not be shown, is not there. */
export async function showOffer(
  { offers, goods }: ShelfDeps,
  id: string,
): Promise<Result<OfferPage, RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND'>>> {
  const offer = await offers.onShelf(id);
  const shown = offer && (await goods.of([offer.product])).get(offer.product);
  if (!shown) return err('SHOP.OFFER_NOT_FOUND');
  return ok({ ...offer, returns: offer.returns ?? returnRuleOf(shown.category), goods: shown });
}
