import type { SavedView } from '../../contract';
import type { Database } from '../../platform';

type Row = { id: string; page: string; name: string; query: string };

/** How saved filters are kept: each person has their own, so every question names the person. */
export type SavedViewStore = {
  of(person: string, page: string): Promise<readonly SavedView[]>;
  /** Writes a view or replaces the one of that name. */
  put(person: string, view: SavedView): Promise<SavedView>;
  /** False when the person has no such view. */
  remove(person: string, id: string): Promise<boolean>;
};

/** Keeps saved filters in their table. */
export function savedViewStore({ database }: { readonly database: Database }): SavedViewStore {
  return {
    of: async (person, page) => {
      return database
        .read('saved_view')
        .where({ person, page })
        .orderBy(['created_at', 'id'])
        .select<Row[]>('id', 'page', 'name', 'query');
    },
    put: async (person, { id, page, name, query }) => {
      const [row] = await database
        .read('saved_view')
        .insert({ id, person, page, name, query })
        .onConflict(['person', 'page', 'name'])
        .merge(['query'])
        .returning<Row[]>(['id', 'page', 'name', 'query']);
      if (!row) throw new Error('PostgreSQL wrote a saved view and returned none');
      return row;
    },
    remove: async (person, id) => (await database.read('saved_view').where({ person, id }).delete()) === 1,
  };
}
