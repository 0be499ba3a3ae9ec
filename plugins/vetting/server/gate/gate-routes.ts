import { ok } from '@hearth/cms/kernel';
import { routes } from '@hearth/cms/platform';
import { gateContract } from '../../contract';
import { clearProduct } from './clear-product';
import type { EndingDeps } from './tell-endings';
import { recallLot } from './recall-lot';
import type { ShelfDeps } from './shelf-deps';
import { turnShelf } from './turn-shelf';
import { viewGate } from './view-gate';

/** The routes of the gate. */
export const gateRoutes = (deps: ShelfDeps & Pick<EndingDeps, 'endings'>) =>
  routes(gateContract, {
    viewGate: ({ actor, params }) => viewGate(deps, actor, params.id),
    turnShelf: ({ actor, params, body }) => turnShelf(deps, actor, { ...params, ...body }),
    clearProduct: ({ actor, params, body }) => clearProduct(deps, actor, { ...params, ...body }),
    recallLot: ({ actor, params, body }) => recallLot(deps, actor, { ...params, ...body }),
    listEndings: async ({ actor, query }) => {
      const { endings, total } = await deps.endings.list(deps.database, { ...query, stations: actor.stations });
      return ok({ endings: [...endings], total });
    },
  });
