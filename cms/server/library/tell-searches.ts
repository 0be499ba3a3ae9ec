import { LIBRARY_READ } from '../../contract';
import type { Notices, People, Roster, Tx } from '../../platform';
import type { LibraryDeps } from './library-deps';
import { searchHit } from './library-notices';
import { readQuery } from './saved-query.rules';
import type { SavedSearch } from './saved-search-store';
import { questionOf } from './search-library';

type Deps = Pick<LibraryDeps, 'searches' | 'stations' | 'catalogue'> & {
  readonly people: People;
  readonly roster: Roster;
  readonly notices: Pick<Notices, 'notify'>;
};
type Kept = { readonly station: string; readonly documentId: string };

/** Holds a new manuscript against every search that tells, once for each. What was there before a search was saved is no news. */
export async function tellSearches(deps: Deps, tx: Tx, { station, documentId }: Kept): Promise<void> {
  const row = await tx('library_entry')
    .where({ document_id: documentId })
    .orderBy('locale', 'desc')
    .first<{ title: string; first_at: Date } | undefined>('title', 'first_at');
  if (!row) return;
  const tree = await deps.stations.tree();
  const above = [...tree.visible(tree.root?.slug ?? station)].filter((slug) => tree.sees(slug, station));
  for (const search of await deps.searches.telling(tx, above)) {
    if (row.first_at < search.createdAt || !(await fits(deps, tx, { search, documentId }))) continue;
    if (!(await deps.searches.hit(tx, search, documentId))) continue;
    const link = `/plugins/cms/library?${search.query}`;
    const facts = { search: search.name, title: row.title };
    const to = { person: search.person };
    await deps.notices.notify(tx, { kind: searchHit, station: search.station, to, subject: search.id, facts, link });
  }
}

type Holding = { readonly search: SavedSearch; readonly documentId: string };

/** As the person would find it now: by the stations that they see and only while they may look at all. */
async function fits(deps: Deps, tx: Tx, { search, documentId }: Holding): Promise<boolean> {
  const wanted = readQuery(search.query);
  const [person] = await deps.people.byIds([search.person]);
  if (!wanted || !person?.active) return false;
  const question = questionOf({ stations: await deps.stations.visible(person.station) }, wanted);
  if (!question || (await deps.catalogue.findsAny(tx, question, [documentId])).length === 0) return false;
  return (await deps.roster.powersOf(search.person)).includes(LIBRARY_READ);
}
