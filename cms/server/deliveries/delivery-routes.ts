import { deliveriesContract } from '../../contract';
import { routes, type RouteGroup } from '../../platform';
import type { Roster, Stations } from '../../platform';
import { decideDelivery, proveDelivery, releaseDelivery, scheduleDelivery } from './act-on-delivery';
import { actOnMany } from './act-on-many';
import type { DeliveryDeps } from './delivery-deps';
import type { DeliveryLists } from './delivery-list-store';
import { tellAired } from './tell-aired';
import { listDeliveries, listNowhere, viewDelivery } from './view-deliveries';

type DeskDeps = DeliveryDeps & {
  readonly lists: DeliveryLists;
  readonly roster: Pick<Roster, 'powersOf'>;
  readonly stations: Pick<Stations, 'tree'>;
};

/** The routes of deliveries. */
export function deliveryRoutes(deps: DeskDeps): RouteGroup {
  return routes(deliveriesContract, {
    list: ({ actor, query }) => listDeliveries(deps, actor, query),
    nowhere: ({ actor, query }) => listNowhere(deps, actor, query.station),
    bulk: ({ actor, body }) => actOnMany(deps, actor, body),
    aired: ({ actor, body }) => tellAired(deps, actor, body),
    one: ({ actor, params }) => viewDelivery(deps, actor, params.id),
    release: ({ actor, params, body }) => releaseDelivery(deps, actor, { ...params, ...body }),
    cancel: ({ actor, params, body }) => decideDelivery(deps, actor, { ...params, ...body, event: 'cancel' }),
    mend: ({ actor, params, body }) => decideDelivery(deps, actor, { ...params, ...body, event: 'mend' }),
    drop: ({ actor, params, body }) => decideDelivery(deps, actor, { ...params, ...body, event: 'drop' }),
    schedule: ({ actor, params, body }) => scheduleDelivery(deps, actor, { ...params, ...body }),
    prove: ({ actor, params, body }) => proveDelivery(deps, actor, { ...params, ...body }),
    confirmDown: ({ actor, params, body }) =>
      decideDelivery(deps, actor, { ...params, ...body, event: 'confirm_down' }),
  });
}
