import { deliveriesContract } from '../../contract';
import { routes, type RouteGroup } from '../../platform';
import { decideDelivery, proveDelivery, releaseDelivery } from './act-on-delivery';
import type { DeliveryDeps } from './delivery-deps';
import type { DeliveryLists } from './delivery-list-store';
import { listDeliveries, viewDelivery } from './view-deliveries';

/** The routes of deliveries. */
export function deliveryRoutes(deps: DeliveryDeps & { readonly lists: DeliveryLists }): RouteGroup {
  return routes(deliveriesContract, {
    list: ({ actor, query }) => listDeliveries(deps, actor, query),
    one: ({ actor, params }) => viewDelivery(deps, actor, params.id),
    release: ({ actor, params, body }) => releaseDelivery(deps, actor, { ...params, ...body }),
    cancel: ({ actor, params, body }) => decideDelivery(deps, actor, { ...params, ...body, event: 'cancel' }),
    mend: ({ actor, params, body }) => decideDelivery(deps, actor, { ...params, ...body, event: 'mend' }),
    drop: ({ actor, params, body }) => decideDelivery(deps, actor, { ...params, ...body, event: 'drop' }),
    prove: ({ actor, params, body }) => proveDelivery(deps, actor, { ...params, ...body }),
    confirmDown: ({ actor, params, body }) =>
      decideDelivery(deps, actor, { ...params, ...body, event: 'confirm_down' }),
  });
}
