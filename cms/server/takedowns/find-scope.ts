import type { TakedownHit, TakedownScope, TakedownVia } from '../../contract';
import type { Reading } from '../review/review-deps';
import type { Standing } from './scope-store';
import type { TakedownDeps } from './takedown-deps';

/** A manuscript that an order hits, and how it came to be hit. */
export type Hit = Standing & { readonly via: TakedownVia };

type Deps = Pick<TakedownDeps, 'scopes' | 'lineage'>;
type Within = { readonly scope: TakedownScope; readonly stations: readonly string[] };

/** What a scope hits, as ids: all that is named, and with it what was made of that at any remove. */
export type Found = { readonly named: ReadonlySet<string>; readonly documentIds: readonly string[] };

/** So many manuscripts are looked at together; a preview shows as many at a time. */
const TOGETHER = 200;

/**
 * Finds everything that a scope hits: what is named, what was made of it at any remove, what stands in a package. Stations that the
 * actor does not see are not touched.
 */
export async function findScope(deps: Deps, read: Reading, within: Within): Promise<readonly Hit[]> {
  const all = await findIds(deps, read, within);
  const hits: Hit[] = [];
  for (let at = 0; at < all.documentIds.length; at += TOGETHER)
    hits.push(
      ...(await standingOf(deps, read, { within, all, documentIds: all.documentIds.slice(at, at + TOGETHER) })),
    );
  return hits;
}

/** A part of what a scope hits, in the order of ids; `next` is where the following part begins, null behind the last. */
export type HitPage = { readonly hits: readonly Hit[]; readonly total: number; readonly next: string | null };

/** Finds the part of it that comes after an id, so that a page shows thousands bit by bit and none is left out. */
export async function findPage(
  deps: Deps,
  read: Reading,
  { after, ...within }: Within & { readonly after: string | null },
): Promise<HitPage> {
  const all = await findIds(deps, read, within);
  const left = [...all.documentIds].sort().filter((id) => after === null || id > after);
  const documentIds = left.slice(0, TOGETHER);
  const hits = await standingOf(deps, read, { within, all, documentIds });
  const next = left.length > TOGETHER ? (documentIds.at(-1) ?? null) : null;
  return { hits, total: all.documentIds.length, next };
}

async function findIds(deps: Deps, read: Reading, within: Within): Promise<Found> {
  const named = await namedBy(deps, read, within);
  // An order for one manuscript hits it alone; every other one walks to what was made of it.
  const documentIds = within.scope.kind === 'manuscript' ? named : await deps.lineage.descendantsOf(read, named);
  return { named: new Set(named), documentIds };
}

type Standings = { readonly within: Within; readonly all: Found; readonly documentIds: readonly string[] };

async function standingOf(
  deps: Deps,
  read: Reading,
  { within: { scope, stations }, all, documentIds }: Standings,
): Promise<readonly Hit[]> {
  const standing = await deps.scopes.standing(read, { documentIds, stations });
  const via = VIA[scope.kind];
  return standing.map((one) => ({ ...one, via: all.named.has(one.documentId) ? via : 'lineage' }));
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
      const { text, channel, chosen } = scope;
      return chosen.length === 0 ? scopes.bySearch(read, { text, channel, stations }) : chosen;
    }
  }
}

/** A hit as the API tells it. */
export function presentHit({ documentId, locale, station, title, via, isPublic, posted, waiting }: Hit): TakedownHit {
  return { documentId, locale, station, title, via, isPublic, posted, waiting };
}
