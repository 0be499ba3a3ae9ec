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
  /** The page that they were typed on; scripts do not say. */
  readonly session: string | null;
  readonly at: Date;
};

type Row = { kind: DraftKind; station: string; base: number; content: unknown; session: string | null; at: Date };

/** Keeps unsaved words in place of older ones of the same kind; gives when. */
export async function putDraft(
  tx: Knex,
  { person, documentId, locale, kind, station, base, content, session }: Omit<DraftWords, 'at'>,
): Promise<Date> {
  await leaveOthers(tx, { person, documentId, locale, kind, base, content, session });
  const rows: { at: Date }[] = await tx('manuscript_draft')
    .insert({
      person,
      document_id: documentId,
      locale,
      kind,
      station,
      base,
      content: JSON.stringify(content),
      session,
      at: tx.fn.now(),
    })
    .onConflict(['person', 'document_id', 'locale', 'kind'])
    .merge(['station', 'base', 'content', 'session', 'at'])
    .returning<{ at: Date }[]>('at');
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL kept a draft and returned none');
  if (kind === 'conflict') await dropSame(tx, { person, documentId, locale, content });
  return row.at;
}

/** Forgets what was typed where a refused save kept the very same words: they would be offered twice. */
async function dropSame(
  tx: Knex,
  { person, documentId, locale, content }: Whose & { readonly content: DraftContent },
): Promise<void> {
  await tx.raw(
    `DELETE FROM manuscript_draft AS typed
     WHERE person = :person AND document_id = :documentId AND locale = :locale AND kind = 'autosave'
       AND NOT EXISTS (
         SELECT 1 FROM jsonb_each(typed.content) AS field
         WHERE field.value IS DISTINCT FROM :content::jsonb -> field.key)`,
    { person, documentId, locale, content: JSON.stringify(content) },
  );
}

/**
 * Sets aside what these words would be written over: what was typed on another page, or what could not go in earlier. Of two that
 * were left behind each field keeps its newest words, on the older base, so that a merge asks rather than guesses.
 */
async function leaveOthers(tx: Knex, fresh: Omit<DraftWords, 'at' | 'station'>): Promise<void> {
  const { person, documentId, locale, kind, base, content, session } = fresh;
  await tx.raw(
    `INSERT INTO manuscript_draft AS kept (person, document_id, locale, kind, station, base, content, session, at)
     SELECT person, document_id, locale, 'left', station, base, content, session, at FROM manuscript_draft
     WHERE person = :person AND document_id = :documentId AND locale = :locale AND kind = :kind
       AND CASE kind WHEN 'autosave' THEN session <> :session ELSE base <> :base END
       AND content <> :content::jsonb
     ON CONFLICT (person, document_id, locale, kind) DO UPDATE SET
       base = LEAST(kept.base, excluded.base), content = kept.content || excluded.content,
       session = excluded.session, at = excluded.at`,
    { person, documentId, locale, kind, base, content: JSON.stringify(content), session },
  );
}

/** Unsaved words of one kind. */
export async function draftOf(read: Knex, whose: Whose, kind: DraftKind): Promise<DraftWords | undefined> {
  const row = (await at(read, whose).where({ kind }).first()) as Row | undefined;
  // Written by putDraft alone, from what the contract parsed.
  return row && { ...whose, ...row, content: fromJsonb(row.content) as DraftContent };
}

/** What is kept for somebody, without the words, the newest first. */
export async function draftsOf(
  read: Knex,
  whose: Whose,
): Promise<readonly Pick<DraftWords, 'kind' | 'base' | 'session' | 'at'>[]> {
  return at(read, whose).select<Row[]>('kind', 'base', 'session', 'at').orderBy('at', 'desc');
}

/** All that is kept for somebody, the newest first. */
export async function draftsBy(
  read: Knex,
  person: string,
): Promise<readonly Pick<DraftWords, 'documentId' | 'locale' | 'kind' | 'base' | 'session' | 'at'>[]> {
  return read('manuscript_draft')
    .where({ person })
    .orderBy('at', 'desc')
    .limit(100)
    .select<DraftWords[]>('locale', 'kind', 'base', 'session', 'at', { documentId: 'document_id' });
}

/** Forgets unsaved words; false when there were none. */
export async function dropDraft(tx: Knex, whose: Whose, kind: DraftKind): Promise<boolean> {
  return (await at(tx, whose).where({ kind }).delete()) > 0;
}

/** Forgets what was typed on a page that is open, because it is saved now; what other pages left behind stays. */
export async function dropTyped(tx: Knex, { person, documentId, locale }: Whose): Promise<void> {
  await tx.raw(
    `DELETE FROM manuscript_draft AS typed
     WHERE person = :person AND document_id = :documentId AND locale = :locale AND kind = 'autosave'
       AND (session IS NULL OR EXISTS (
         SELECT 1 FROM manuscript_presence AS page
         WHERE page.session = typed.session AND page.person = typed.person AND page.document_id = typed.document_id
           AND page.locale = typed.locale AND page.seen_at > clock_timestamp() - interval '45 seconds'))`,
    { person, documentId, locale },
  );
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
  by: draftsBy,
  drop: dropDraft,
  dropTyped,
  prune: pruneDrafts,
} as const;

/** Unsaved words as use cases are handed them. */
export type DraftWordsStore = typeof draftWordsStore;
