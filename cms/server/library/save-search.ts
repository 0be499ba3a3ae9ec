import type { StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LibraryDeps } from './library-deps';
import { readQuery } from './saved-query.rules';
import type { SavedSearch } from './saved-search-store';

/** More than this nobody finds again. */
export const MOST_SEARCHES = 30;

type Refused = Refusal<'LIBRARY.TOO_MANY_SEARCHES', { most: number }> | Refusal<'LIBRARY.UNREADABLE_SEARCH', undefined>;
type Wanted = Pick<SavedSearch, 'name' | 'query' | 'notify'>;

/** Keeps a search for a person; it tells of what is written from now on. */
export async function saveSearch(
  { searches, ids }: Pick<LibraryDeps, 'searches' | 'ids'>,
  actor: StaffActor,
  wanted: Wanted,
): Promise<Result<SavedSearch, Refused>> {
  if (!readQuery(wanted.query)) return err('LIBRARY.UNREADABLE_SEARCH');
  const kept = await searches.of(actor.id);
  const isNew = !kept.some(({ name }) => name === wanted.name);
  if (isNew && kept.length >= MOST_SEARCHES) return err('LIBRARY.TOO_MANY_SEARCHES', { most: MOST_SEARCHES });
  return ok(await searches.put({ ...wanted, id: ids.next(), person: actor.id, station: actor.station }));
}
