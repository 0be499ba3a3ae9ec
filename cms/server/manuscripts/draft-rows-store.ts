import type { Knex } from 'knex';
import { fromJsonb } from '../../platform';
import { MANUSCRIPT } from './manuscript.content-type';

/** A manuscript in one language as its row stands, with its column and its pictures; whoever reads it knows what to make of it. */
export type ManuscriptRow = Readonly<Record<string, unknown>>;

/** Named as Strapi names them. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ id: 'id', locale: 'locale', revision: 'revision', station: 'station', title: 'title', subtitle: 'subtitle' },
  ...{ summary: 'summary', byline: 'byline', body: 'body', tags: 'tags', origin: 'origin', sourceName: 'source_name' },
  ...{ sourceUrl: 'source_url', sourceAuthor: 'source_author', sourceLicence: 'source_licence' },
  ...{ aiDeclaration: 'ai_declaration', aiNote: 'ai_note', releasedAt: 'released_at', correctedAt: 'corrected_at' },
  ...{ signedBy: 'signed_by', documentId: 'document_id', publishedAt: 'published_at' },
};

const file = (
  field: string,
): string => `(SELECT jsonb_build_object('id', f.id, 'hash', f.hash, 'name', f.name, 'url', f.url,
    'alternativeText', f.alternative_text, 'caption', f.caption)
  FROM files_related_mph r JOIN files f ON f.id = r.file_id
  WHERE r.related_id = m.id AND r.related_type = '${MANUSCRIPT}' AND r.field = '${field}' ORDER BY r."order" LIMIT 1)`;

const COLUMN = `(SELECT jsonb_build_object('documentId', c.document_id, 'name', c.name, 'station', c.station)
  FROM manuscripts_column_lnk l JOIN columns c ON c.id = l.column_id WHERE l.manuscript_id = m.id LIMIT 1)`;

const FROM_ROWS = `SELECT ${Object.entries(FIELDS)
  .map(([name, column]) => `m.${column} AS "${name}"`)
  .join(', ')}, ${COLUMN} AS "column", ${file('cover')} AS cover, ${file('film')} AS film`;

/**
 * The drafts of a manuscript, or what is published of it, in one question. Strapi asks one for the rows and one more for each
 * relation, and around every save three parts of the house look at the same rows.
 */
export async function manuscriptRows(
  read: Knex,
  documentId: string,
  which: 'drafts' | 'published' = 'drafts',
): Promise<readonly ManuscriptRow[]> {
  const { rows } = await read.raw<{ rows: ManuscriptRow[] }>(
    `${FROM_ROWS} FROM manuscripts m
      WHERE m.document_id = ? AND m.published_at IS ${which === 'drafts' ? 'NULL' : 'NOT NULL'} ORDER BY m.id`,
    [documentId],
  );
  return rows.map(readable);
}

/** A published row with the hash of its newest release; null where nothing was ever released. */
export type ReleasedRow = {
  readonly id: number;
  readonly documentId: string;
  readonly released: string | null;
  readonly row: ManuscriptRow;
};

/** What is published anywhere, by the ids of rows, each beside what was released of it: one question for a whole batch. */
export async function publishedRows(
  read: Knex,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ReleasedRow[]> {
  const { rows } = await read.raw<{ rows: (ManuscriptRow & Omit<ReleasedRow, 'row'>)[] }>(
    `${FROM_ROWS}, m.document_id AS "documentId", newest.hash AS released
       FROM manuscripts m LEFT JOIN LATERAL (
         SELECT hash FROM release r WHERE r.document_id = m.document_id AND r.locale = m.locale ORDER BY r.at DESC LIMIT 1) newest ON true
      WHERE m.published_at IS NOT NULL AND m.id > ? ORDER BY m.id LIMIT ?`,
    [after, limit],
  );
  return rows.map(({ id, documentId, released, ...row }) => ({ id, documentId, released, row: readable(row) }));
}

const JSON_FIELDS = ['body', 'signedBy', 'column', 'cover', 'film'] as const;

const readable = (row: ManuscriptRow): ManuscriptRow => ({
  ...row,
  ...Object.fromEntries(JSON_FIELDS.map((name) => [name, fromJsonb(row[name])])),
});
