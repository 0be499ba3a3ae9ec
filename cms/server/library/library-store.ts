import type { Knex } from 'knex';
import type { ContentLocale, LibraryRights, ReviewState } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { RevisionContent } from '../revisions/revision.rules';
import type { EntryWords } from './entry.rules';
import { vectorOf } from './words.rules';

/** A manuscript in one language as the library keeps it. */
export type Entry = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly column: string;
  readonly title: string;
  readonly author: string;
  readonly state: ReviewState;
  readonly revision: number;
  readonly characters: number;
  readonly tags: readonly string[];
  readonly rights: LibraryRights;
  readonly rightsUntil: Date | null;
  readonly channels: readonly string[];
  readonly at: string;
  readonly releasedAt: Date | null;
};

/** A revision that the library does not hold yet. */
export type Unindexed = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly revision: number;
  readonly author: string;
  readonly content: RevisionContent;
};

type RevisionRow = {
  document_id: string;
  locale: ContentLocale;
  station: string;
  n: number;
  author_name: string;
  content: unknown;
};

/**
 * The newest revisions of a manuscript that the library does not hold. In the same breath it forgets the languages that the manuscript
 * has lost; revisions and signatures stay where they are.
 */
export async function unindexed(tx: Tx, documentId: string): Promise<readonly Unindexed[]> {
  const { rows } = await tx.raw<{ rows: RevisionRow[] }>(
    `WITH standing AS (SELECT DISTINCT locale FROM manuscripts WHERE document_id = :documentId),
       gone AS (DELETE FROM library_entry WHERE document_id = :documentId AND locale NOT IN (SELECT locale FROM standing))
     SELECT r.document_id, r.locale, r.station, r.n, r.author_name, r.content
       FROM (SELECT DISTINCT ON (locale) * FROM manuscript_revision WHERE document_id = :documentId ORDER BY locale, n DESC) r
       JOIN standing USING (locale)
       LEFT JOIN library_entry e ON e.document_id = r.document_id AND e.locale = r.locale
      WHERE e.revision IS DISTINCT FROM r.n OR e.station IS DISTINCT FROM r.station`,
    { documentId },
  );
  return rows.map(({ document_id, n, author_name, content, ...rest }) => ({
    ...rest,
    documentId: document_id,
    revision: n,
    author: author_name,
    content: fromJsonb(content) as RevisionContent, // Written by insertRevision alone.
  }));
}

/** Manuscripts of which the library holds nothing: those of before it was there. */
export async function strangers(read: Knex, limit: number): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { document_id: string }[] }>(
    `SELECT DISTINCT document_id FROM review_case c
      WHERE NOT EXISTS (SELECT 1 FROM library_entry e WHERE e.document_id = c.document_id AND e.locale = c.locale)
        AND EXISTS (SELECT 1 FROM manuscripts m WHERE m.document_id = c.document_id AND m.locale = c.locale)
      LIMIT ?`,
    [limit],
  );
  return rows.map(({ document_id }) => document_id);
}

/** Writes an entry; where it stands in review, in public and on accounts is read from their own tables. */
export async function putEntry(tx: Tx, { content: _, ...one }: Unindexed, words: EntryWords): Promise<void> {
  const bound = {
    ...one,
    ...{ title: words.title, column: words.column, origin: words.origin, characters: words.characters },
    ...{ tags: [...words.tags], assets: [...words.assets], words: vectorOf(words.lexemes) },
  };
  await tx.raw(
    `INSERT INTO library_entry (document_id, locale, station, column_id, title, author_name, state, revision, origin, characters,
       tags, assets, rights, rights_from, rights_to, channels, first_at, at, released_at, words)
     SELECT :documentId, :locale, :station, :column, :title, :author,
       coalesce((SELECT state FROM review_case WHERE document_id = :documentId AND locale = :locale), 'writing'),
       :revision, :origin, :characters, :tags, :assets, r.rights, r.rights_from, r.rights_to,
       coalesce((SELECT array_agg(DISTINCT channel) FROM delivery
                  WHERE document_id = :documentId AND locale = :locale AND state = 'live'), '{}'),
       (SELECT min(at) FROM manuscript_revision WHERE document_id = :documentId AND locale = :locale),
       (SELECT max(at) FROM manuscript_revision WHERE document_id = :documentId AND locale = :locale),
       (SELECT max(at) FROM release WHERE document_id = :documentId AND locale = :locale), :words::tsvector
     FROM (${RIGHTS_OF}) r
     ON CONFLICT (document_id, locale) DO UPDATE SET station = excluded.station, column_id = excluded.column_id,
       title = excluded.title, author_name = excluded.author_name, revision = excluded.revision, origin = excluded.origin,
       characters = excluded.characters, tags = excluded.tags, assets = excluded.assets, rights = excluded.rights,
       rights_from = excluded.rights_from, rights_to = excluded.rights_to, at = excluded.at, words = excluded.words`,
    bound,
  );
}

/** The narrowest rights of some files, by their hash. */
const RIGHTS_OF = `
  SELECT CASE WHEN count(*) = 0 THEN 'none' WHEN bool_or(coalesce(licensor, '') = '') THEN 'unnoted' ELSE 'noted' END AS rights,
         max(licensed_from) AS rights_from, min(licensed_to) AS rights_to
    FROM files WHERE hash = ANY(:assets::text[])`;

/** Notes anew what is known of the rights of everything that shows a file. */
export async function followFile(tx: Tx, file: string): Promise<void> {
  await tx.raw(
    `UPDATE library_entry e SET rights = r.rights, rights_from = r.rights_from, rights_to = r.rights_to
       FROM library_entry o, LATERAL (${RIGHTS_OF.replace(':assets', 'o.assets')}) r
      WHERE o.assets @> ARRAY(SELECT hash::text FROM files WHERE document_id = ?)
        AND EXISTS (SELECT 1 FROM files WHERE document_id = ?)
        AND e.document_id = o.document_id AND e.locale = o.locale`,
    [file, file],
  );
}

/** Whose a manuscript is and where it stands. */
export async function entryOf(
  read: Knex,
  { documentId, locale }: Pick<Entry, 'documentId' | 'locale'>,
): Promise<Pick<Entry, 'station' | 'state' | 'revision'> | undefined> {
  const row: unknown = await read('library_entry')
    .where({ document_id: documentId, locale })
    .first('station', 'state', 'revision');
  // The columns of the migration.
  return row as Pick<Entry, 'station' | 'state' | 'revision'> | undefined;
}

/** The entries of the library, as use cases are handed them. */
export const entryStore = { entryOf, putEntry, strangers, unindexed } as const;

/** The entries of the library. */
export type EntryStore = typeof entryStore;
