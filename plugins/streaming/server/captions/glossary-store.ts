import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { GlossaryTerm } from '../../contract';
import type { TermWords } from './glossary.rules';

type Row = Omit<GlossaryTerm, 'translations'> & { readonly translations: unknown };

const COLUMNS = ['id', 'term', 'translations', 'note', 'version'];

/** Keeps the glossaries of rooms. Rooms are looked up by their stations first. */
export const glossaryStore = {
  list: async (on: Database['read'] | Tx, room: string): Promise<readonly GlossaryTerm[]> =>
    (await on('streaming_glossary').where({ room }).orderBy('term').select<Row[]>(COLUMNS)).map(termOf),
  count: async (tx: Tx, room: string): Promise<number> => {
    const row = await tx('streaming_glossary').where({ room }).count<{ count: string }[]>('* as count');
    return Number(row[0]?.count ?? 0);
  },
  /** False when the word is there. */
  insert: async (
    tx: Tx,
    at: { readonly id: string; readonly room: string; readonly station: string },
    words: TermWords,
  ): Promise<boolean> => {
    const row = { ...at, ...words, translations: JSON.stringify(words.translations) };
    const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [
      tx('streaming_glossary').insert(row),
    ]);
    return rowCount === 1;
  },
  hold: async (tx: Tx, room: string, id: string): Promise<GlossaryTerm | undefined> => {
    const row = await tx('streaming_glossary').where({ room, id }).forUpdate().first<Row | undefined>(COLUMNS);
    return row && termOf(row);
  },
  isTaken: async (tx: Tx, room: string, { id, term }: Pick<GlossaryTerm, 'id' | 'term'>): Promise<boolean> =>
    (await tx('streaming_glossary').where({ room, term }).whereNot({ id }).first('id')) !== undefined,
  change: async (tx: Tx, { id, version }: Pick<GlossaryTerm, 'id' | 'version'>, words: TermWords): Promise<void> => {
    const row = { ...words, translations: JSON.stringify(words.translations), version: version + 1 };
    await tx('streaming_glossary').where({ id }).update(row);
  },
  remove: async (tx: Tx, room: string, id: string): Promise<boolean> =>
    (await tx('streaming_glossary').where({ room, id }).delete()) === 1,
} as const;

/** How glossaries are kept. */
export type GlossaryStore = typeof glossaryStore;

// As this store wrote it.
const termOf = (row: Row): GlossaryTerm => ({
  ...row,
  translations: fromJsonb(row.translations) as GlossaryTerm['translations'],
});
