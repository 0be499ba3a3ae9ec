import { routes, type RouteGroup } from '@hearth/cms/platform';
import { evidenceContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { exportEvidence } from './export-evidence';
import { holdOrder, liftHold, seeHolds } from './hold-order';

/** The evidence of orders: HTTP in, result out. */
export function evidenceRoutes({ proving: deps }: Shop): readonly RouteGroup[] {
  return [
    routes(evidenceContract, {
      orderEvidence: ({ actor, params }) => exportEvidence(deps, actor, params.id),
      orderHolds: ({ actor, params }) => seeHolds(deps, actor, params.id),
      holdOrder: ({ actor, params, body }) => holdOrder(deps, actor, { ...params, ...body }),
      liftHold: ({ actor, params, body }) => liftHold(deps, actor, { ...params, ...body }),
    }),
  ];
}
