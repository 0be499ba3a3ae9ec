import { libraryContract } from '../../contract';
import { err, ok } from '../../kernel';
import { flow, routes, type RouteGroup } from '../../platform';
import { exportLibrary } from './export-library';
import type { LibraryDeps } from './library-deps';
import { viewLineage } from './lineage';
import { linkLineage, relinkLineage, unlinkLineage } from './link-lineage';
import { reuse } from './reuse';
import { saveSearch } from './save-search';
import type { SavedSearch } from './saved-search-store';
import { searchLibrary } from './search-library';

/** The routes of the library. */
export function libraryRoutes(deps: LibraryDeps): RouteGroup {
  return routes(libraryContract, {
    search: ({ actor, query, request }) => searchLibrary(deps, actor, { ...query, speech: request.locale }),
    export: async ({ actor, query, request }) => {
      const found = await exportLibrary(deps, actor, { ...query, speech: request.locale });
      if (!found.ok) return found;
      const { lines, ...file } = found.value;
      return ok(flow({ ...file, type: 'text/csv; charset=utf-8', headers: { 'X-Lines': String(lines) } }));
    },
    lineage: ({ actor, params }) => viewLineage(deps, actor, params.documentId),
    link: ({ actor, params, body }) => linkLineage(deps, actor, { ...params, ...body, from: body.from.documentId }),
    unlink: ({ actor, params, body }) => unlinkLineage(deps, actor, { ...params, ...body }),
    relink: ({ actor, params }) => relinkLineage(deps, actor, params),
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
