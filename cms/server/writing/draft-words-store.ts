import type { Knex } from 'knex';
import type { ContentLocale, DraftContent, DraftKind } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** Whose unsaved words, of which manuscript. A manuscript that was never saved is called `new`. */
export type Whose = { readonly person: string; readonly documentId: string; readonly locale: ContentLocale };

/** Words that are in no revision. */
export type DraftWords = Whose & {
  readonly kind: DraftKind;
  readonly station: string;
  /** The revision that they began from; 0 for none. */
  readonly base: number;
  readonly content: DraftContent;
  readonly at: Date;
};

type Row = { kind: DraftKind; station: string; base: number; content: unknown; at: Date };

/** Keeps unsaved words in place of older ones of the same kind; gives when. */
export async function putDraft(
  tx: Knex,
  { person, documentId, locale, kind, station, base, content }: Omit<DraftWords, 'at'>,
): Promise<Date> {
  const rows: { at: Date }[] = await tx('manuscript_draft')
    .insert({
      person,
      document_id: documentId,
      locale,
      kind,
      station,
      base,
      content: JSON.stringify(content),
      at: tx.fn.now(),
    })
    .onConflict(['person', 'document_id', 'locale', 'kind'])
    .merge(['station', 'base', 'content', 'at'])
    .returning<{ at: Date }[]>('at');
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL kept a draft and returned none');
  return row.at;
}

/** Unsaved words of one kind. */
export async function draftOf(read: Knex, whose: Whose, kind: DraftKind): Promise<DraftWords | undefined> {
  const row = (await at(read, whose).where({ kind }).first()) as Row | undefined;
  // Written by putDraft alone, from what the contract parsed.
  return row && { ...whose, ...row, content: fromJsonb(row.content) as DraftContent };
}

/** What is kept for somebody, without the words, the newest first. */
export async function draftsOf(read: Knex, whose: Whose): Promise<readonly Pick<DraftWords, 'kind' | 'base' | 'at'>[]> {
  return at(read, whose).select<Row[]>('kind', 'base', 'at').orderBy('at', 'desc');
}

/** Forgets unsaved words; false when there were none. */
export async function dropDraft(tx: Knex, whose: Whose, kind: DraftKind): Promise<boolean> {
  return (await at(tx, whose).where({ kind }).delete()) > 0;
}

/** Forgets what nobody came back for. */
export async function pruneDrafts(tx: Tx, days: number): Promise<void> {
  await tx('manuscript_draft')
    .where('at', '<', tx.raw(`now() - make_interval(days => ?)`, [days]))
    .delete();
}

function at(read: Knex, { person, documentId, locale }: Whose): Knex.QueryBuilder {
  return read('manuscript_draft').where({ person, document_id: documentId, locale });
}

/** Unsaved words as use cases are handed them. */
export const draftWordsStore = {
  put: putDraft,
  of: draftOf,
  list: draftsOf,
  drop: dropDraft,
  prune: pruneDrafts,
} as const;

/** Unsaved words as use cases are handed them. */
export type DraftWordsStore = typeof draftWordsStore;
