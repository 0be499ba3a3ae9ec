import type { Database, Tx } from '../../platform';

/** A search that somebody keeps. */
export type SavedSearch = {
  readonly id: string;
  readonly person: string;
  readonly station: string;
  readonly name: string;
  readonly query: string;
  readonly notify: boolean;
  readonly hits: number;
  readonly lastHitAt: Date | null;
  readonly createdAt: Date;
};

type Row = Omit<SavedSearch, 'lastHitAt' | 'createdAt'> & { last_hit_at: Date | null; created_at: Date };

const COLUMNS = ['id', 'person', 'station', 'name', 'query', 'notify', 'hits', 'last_hit_at', 'created_at'] as const;

export type SearchStore = ReturnType<typeof searchStore>;

/** Saved searches: each person has their own, so every question names the person. */
export function searchStore({ database }: { readonly database: Database }) {
  return {
    async of(person: string): Promise<readonly SavedSearch[]> {
      const rows = await database
        .read('library_search')
        .where({ person })
        .orderBy(['created_at', 'id'])
        .select<Row[]>(COLUMNS);
      return rows.map(searchOf);
    },

    /** Keeps a search or replaces the one of that name; what it counted begins anew with other words. */
    async put(
      search: Pick<SavedSearch, 'id' | 'person' | 'station' | 'name' | 'query' | 'notify'>,
    ): Promise<SavedSearch> {
      const { read } = database;
      const [row] = await read('library_search')
        .insert(search)
        .onConflict(['person', 'name'])
        .merge({ query: search.query, notify: search.notify, created_at: read.fn.now() })
        .returning<Row[]>(COLUMNS);
      if (!row) throw new Error('PostgreSQL wrote a saved search and returned none');
      return searchOf(row);
    },

    async remove(person: string, id: string): Promise<boolean> {
      return (await database.read('library_search').where({ person, id }).delete()) === 1;
    },

    ...hitStore(),
  };
}

/** What saved searches have told of. */
function hitStore() {
  return {
    /** All that tell, of people at some stations. */
    async telling(read: Tx, stations: readonly string[]): Promise<readonly SavedSearch[]> {
      const rows = await read('library_search')
        .where({ notify: true })
        .whereIn('station', [...stations])
        .orderBy('id')
        .select<Row[]>(COLUMNS);
      return rows.map(searchOf);
    },

    /** Counts a hit; false when this manuscript was a hit before. */
    async hit(tx: Tx, search: SavedSearch, documentId: string): Promise<boolean> {
      const fresh = (await tx('library_search_hit')
        .insert({ search: search.id, station: search.station, document_id: documentId })
        .onConflict()
        .ignore()
        .returning('search')) as unknown[];
      if (fresh.length === 0) return false;
      await tx('library_search')
        .where({ id: search.id })
        .update({ hits: tx.raw('hits + 1'), last_hit_at: tx.fn.now() });
      return true;
    },
  };
}

const searchOf = ({ last_hit_at, created_at, ...row }: Row): SavedSearch => ({
  ...row,
  lastHitAt: last_hit_at,
  createdAt: created_at,
});
