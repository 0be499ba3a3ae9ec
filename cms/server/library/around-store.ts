import type { Knex } from 'knex';
import type { ContentLocale, LineageNode, LineageTranslation, ReviewState } from '../../contract';
import { fromJsonb } from '../../platform';
import type { Entry } from './library-store';

/** How many manuscripts were made from each of some. */
export async function reuseOf(read: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await read.raw<{ rows: { id: string; n: number }[] }>(
    `SELECT from_document_id AS id, count(DISTINCT document_id)::int AS n FROM manuscript_lineage
      WHERE from_document_id = ANY(?) AND ended_at IS NULL GROUP BY 1`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** The words of the revisions that a page shows, by manuscript and language. */
export async function bodiesOf(
  read: Knex,
  page: readonly Pick<Entry, 'documentId' | 'locale' | 'revision'>[],
): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await read.raw<{ rows: { document_id: string; locale: string; body: unknown }[] }>(
    `SELECT r.document_id, r.locale, r.content->'body' AS body FROM unnest(?::text[], ?::text[], ?::int[]) p (document_id, locale, n)
       JOIN manuscript_revision r USING (document_id, locale, n)`,
    [page.map(({ documentId }) => documentId), page.map(({ locale }) => locale), page.map(({ revision }) => revision)],
  );
  return new Map(rows.map(({ document_id, locale, body }) => [`${document_id} ${locale}`, fromJsonb(body)]));
}

/** The names of accounts. */
export async function namesOfChannels(read: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read('channel')
    .whereIn('id', [...ids])
    .select<{ id: string; name: string }[]>('id', 'name');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Row = { document_id: string; title: string; station: string; state: ReviewState | null; at: Date | null };

/** Manuscripts by their ids, one line each; one that is gone is known by its last revision. */
export async function nodesOf(
  read: Knex,
  ids: readonly string[],
  stations: readonly string[],
): Promise<readonly LineageNode[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT DISTINCT ON (r.document_id) r.document_id, r.content->>'title' AS title, r.station, e.state, e.at
       FROM manuscript_revision r LEFT JOIN library_entry e ON e.document_id = r.document_id AND e.locale = r.locale
      WHERE r.document_id = ANY(?) AND r.station = ANY(?) ORDER BY r.document_id, r.locale DESC, r.n DESC`,
    [[...ids], [...stations]],
  );
  return rows.map(({ document_id: documentId, at, title, station, state }) => ({
    ...{ documentId, title, station, state },
    at: at?.toISOString() ?? null,
  }));
}

type TranslationRow = {
  readonly document_id: string;
  readonly from_locale: ContentLocale;
  readonly from_title: string;
  readonly to_locale: ContentLocale;
  readonly to_title: string;
  readonly state: ReviewState | null;
};

/** Manuscripts that stand in two languages: the one whose first revision is older is the original. What is gone is left out. */
export async function translationsOf(
  read: Knex,
  ids: readonly string[],
  stations: readonly string[],
): Promise<readonly LineageTranslation[]> {
  const { rows } = await read.raw<{ rows: TranslationRow[] }>(
    `WITH written AS (
       SELECT e.document_id, e.locale, e.state, r.content->>'title' AS title,
              row_number() OVER (PARTITION BY e.document_id ORDER BY first.at, first.id) AS place
         FROM library_entry e
         JOIN manuscript_revision r ON r.document_id = e.document_id AND r.locale = e.locale AND r.n = e.revision
         JOIN manuscript_revision first ON first.document_id = e.document_id AND first.locale = e.locale AND first.n = 1
        WHERE e.document_id = ANY(?) AND e.station = ANY(?))
     SELECT o.document_id, o.locale AS from_locale, o.title AS from_title, t.locale AS to_locale, t.title AS to_title, t.state
       FROM written o JOIN written t ON t.document_id = o.document_id AND o.place = 1 AND t.place > 1 ORDER BY 1, 4`,
    [[...ids], [...stations]],
  );
  return rows.map(({ document_id: documentId, state, ...one }) => ({
    ...{ documentId, state },
    from: { locale: one.from_locale, title: one.from_title },
    to: { locale: one.to_locale, title: one.to_title },
  }));
}

/** What stands around a manuscript of the library, as use cases are handed it. */
export const aroundStore = { bodiesOf, reuseOf, namesOfChannels, nodesOf, translationsOf } as const;

/** What stands around a manuscript of the library. */
export type AroundStore = typeof aroundStore;
