import { libraryContract } from '../../contract';
import { err, ok } from '../../kernel';
import { routes, type RouteGroup } from '../../platform';
import { exportLibrary } from './export-library';
import type { LibraryDeps } from './library-deps';
import { linkLineage, viewLineage } from './lineage';
import { reuse } from './reuse';
import { saveSearch } from './save-search';
import type { SavedSearch } from './saved-search-store';
import { searchLibrary } from './search-library';

/** The routes of the library. */
export function libraryRoutes(deps: LibraryDeps): RouteGroup {
  return routes(libraryContract, {
    search: ({ actor, query, request }) => searchLibrary(deps, actor, { ...query, speech: request.locale }),
    export: ({ actor, query, request }) => exportLibrary(deps, actor, { ...query, speech: request.locale }),
    lineage: ({ actor, params }) => viewLineage(deps, actor, params.documentId),
    link: ({ actor, params, body }) =>
      linkLineage(deps, actor, { ...params, kind: body.kind, from: body.from.documentId }),
    reuse: ({ actor, params, body }) => reuse(deps, actor, { ...params, ...body }),
    subscriptions: async ({ actor }) => ok({ searches: (await deps.searches.of(actor.id)).map(shown) }),
    subscribe: async ({ actor, body }) => {
      const saved = await saveSearch(deps, actor, body);
      return saved.ok ? ok(shown(saved.value)) : saved;
    },
    unsubscribe: async ({ actor, params }) =>
      (await deps.searches.remove(actor.id, params.id)) ? ok(null) : err('HEARTH.NOT_FOUND'),
  });
}

const shown = ({ id, name, query, notify, hits, lastHitAt }: SavedSearch) => ({
  ...{ id, name, query, notify, hits },
  lastHitAt: lastHitAt?.toISOString() ?? null,
});
