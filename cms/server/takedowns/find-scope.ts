import type { TakedownHit, TakedownScope, TakedownVia } from '../../contract';
import type { Reading } from '../review/review-deps';
import type { Standing } from './scope-store';
import type { TakedownDeps } from './takedown-deps';

/** A manuscript that an order hits, and how it came to be hit. */
export type Hit = Standing & { readonly via: TakedownVia };

type Deps = Pick<TakedownDeps, 'scopes' | 'lineage'>;
type Within = { readonly scope: TakedownScope; readonly stations: readonly string[] };

/**
 * Finds everything that a scope hits: what is named, what was made of it at any remove, what stands in a package. Stations that the
 * actor does not see are not touched.
 */
export async function findScope(deps: Deps, read: Reading, { scope, stations }: Within): Promise<readonly Hit[]> {
  const named = await namedBy(deps, read, { scope, stations });
  // An order for one manuscript hits it alone; every other one walks to what was made of it.
  const documentIds = scope.kind === 'manuscript' ? named : await deps.lineage.descendantsOf(read, named);
  const found = await deps.scopes.standing(read, { documentIds, stations });
  const via = VIA[scope.kind];
  return found.map((one) => ({ ...one, via: named.includes(one.documentId) ? via : 'lineage' }));
}

const VIA: Readonly<Record<TakedownScope['kind'], TakedownVia>> = {
  ...{ manuscript: 'named', lineage: 'named', package: 'package', asset: 'asset', search: 'search' },
};

async function namedBy({ scopes }: Deps, read: Reading, { scope, stations }: Within): Promise<readonly string[]> {
  switch (scope.kind) {
    case 'manuscript':
    case 'lineage':
      return [scope.documentId];
    case 'package':
      return scopes.byPackage(read, scope.package, stations);
    case 'asset':
      return scopes.byAsset(read, scope.asset, stations);
    case 'search': {
      // A preview shows all that is found; an order hits what was chosen there.
      const found = await scopes.bySearch(read, scope.text, stations);
      return scope.chosen.length === 0 ? found : scope.chosen;
    }
  }
}

/** A hit as the API tells it. */
export function presentHit({ documentId, locale, station, title, via, isPublic, posted, waiting }: Hit): TakedownHit {
  return { documentId, locale, station, title, via, isPublic, posted, waiting };
}
