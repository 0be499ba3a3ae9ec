import { rightsContract } from '../../contract';
import { routes, type RouteGroup } from '../../platform';
import type { RightsDeps } from './rights-deps';
import { viewRights } from './view-rights';
import { withdrawUncovered } from './withdraw-uncovered';
import { endLease, noteLease } from './write-lease';

/** The routes of rights. */
export const rightsRoutes = (deps: RightsDeps): RouteGroup =>
  routes(rightsContract, {
    show: ({ actor, params }) => viewRights(deps, actor, params.documentId),
    note: ({ actor, params, body }) => noteLease(deps, actor, { ...params, body }),
    end: ({ actor, params, body }) => endLease(deps, actor, { ...params, ...body }),
    withdraw: ({ actor, params, body }) => withdrawUncovered(deps, actor, { ...params, ...body }),
  });
