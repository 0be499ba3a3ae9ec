import { editionsContract } from '../../contract';
import { routes, type RouteGroup } from '../../platform';
import type { EditionDeps } from './edition-deps';
import { signEdition } from './sign-edition';
import { viewEditions } from './view-editions';
import { planEdition, revertEdition, writeEdition } from './write-edition';

/** The routes of editions. */
export function editionRoutes(deps: EditionDeps): RouteGroup {
  return routes(editionsContract, {
    matrix: ({ actor, params }) => viewEditions(deps, actor, params),
    write: ({ actor, body }) => writeEdition(deps, actor, body),
    revert: ({ actor, body }) => revertEdition(deps, actor, body),
    plan: ({ actor, body }) => planEdition(deps, actor, body),
    sign: ({ actor, body, request }) =>
      signEdition(deps, actor, { ...body, pen: { device: request.agent.slice(0, 200), method: 'admin' } }),
  });
}
