import { ok } from '@hearth/cms/kernel';
import { routes, type RouteGroup } from '@hearth/cms/platform';
import { offerContract, stockContract, waitingContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { moveStock } from '../stock/move-stock';
import { makeVariant } from '../variants/make-variant';
import { viewVariant } from '../variants/view-variants';
import { joinWaiting, leaveWaiting } from '../waiting/join-waiting';
import { changeOffer } from './change-offer';
import { makeOffer } from './make-offer';
import { moveOffer } from './move-offer';
import { listOffers, viewOffer } from './view-offers';

const PAGE = 50;

/** Variants, stock, offers and the lines before them: HTTP in, result out. */
export function offerRoutes({ offers: deps, stock, waiting, viewing }: Shop): readonly RouteGroup[] {
  return [
    routes(stockContract, {
      variants: async ({ actor, query }) => {
        const found = await deps.variants.list({ ...query, station: actor.station, limit: PAGE + 1 });
        return ok({ variants: found.slice(0, PAGE), more: found.length > PAGE });
      },
      variant: ({ actor, params }) => viewVariant(viewing, actor, params.id),
      makeVariant: ({ actor, body }) => makeVariant(stock, actor, body),
      moveStock: ({ actor, params, body }) => moveStock(stock, actor, { ...params, ...body }),
    }),
    routes(offerContract, {
      offers: ({ actor, query }) => listOffers(deps, actor, query),
      offer: ({ actor, params }) => viewOffer(deps, actor, params.id),
      makeOffer: ({ actor, body }) => makeOffer(deps, actor, body),
      changeOffer: ({ actor, params, body }) => changeOffer(deps, actor, { ...params, ...body }),
      openOffer: ({ actor, params, body }) => moveOffer(deps, actor, { ...params, ...body, event: 'open' }),
      closeOffer: ({ actor, params, body }) => moveOffer(deps, actor, { ...params, ...body, event: 'close' }),
    }),
    routes(waitingContract, {
      join: ({ actor, params: { id }, body: { quantity, region, noReturn = false } }) =>
        joinWaiting(waiting, actor, { offer: id, quantity, noReturn, ...(region !== undefined && { region }) }),
      leave: ({ actor, params }) => leaveWaiting(waiting, actor, params.id),
    }),
  ];
}
