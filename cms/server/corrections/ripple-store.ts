import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';

/** A manuscript that carries some words, with the words around them. */
export type Carrier = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly title: string;
  readonly isPublic: boolean;
  readonly posted: number;
  readonly around: string;
  readonly hasOrder: boolean;
};

type Row = Omit<Carrier, 'documentId' | 'isPublic' | 'hasOrder'> & {
  document_id: string;
  is_public: boolean;
  has_order: boolean;
};

const AROUND = 40;

/**
 * Manuscripts whose words as they stand, or an edition of theirs that is out, hold a sentence. It is looked for as it is written in
 * one run; a sentence that is cut by bold letters is not found.
 */
async function carriersOf(
  read: Knex,
  {
    quote,
    stations,
    without,
  }: { readonly quote: string; readonly stations: readonly string[]; readonly without: string },
): Promise<readonly Carrier[]> {
  const written = JSON.stringify(quote).slice(1, -1);
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT c.document_id, c.locale, c.station, c.title,
            EXISTS (SELECT 1 FROM story_search s WHERE s.document_id = c.document_id AND s.locale = c.locale) AS is_public,
            (SELECT count(*)::int FROM delivery d WHERE d.document_id = c.document_id AND d.locale = c.locale
              AND d.state IN ('live', 'accepted', 'platform_review', 'manual')) AS posted,
            substring(r.content::text FROM greatest(1, position(:written IN r.content::text) - ${AROUND})
              FOR char_length(:written) + ${2 * AROUND}) AS around,
            EXISTS (SELECT 1 FROM correction_order o WHERE o.document_id = c.document_id AND o.locale = c.locale
              AND o.state IN ('proposed', 'open')) AS has_order
       FROM review_case c
       JOIN manuscript_revision r ON r.document_id = c.document_id AND r.locale = c.locale AND r.n = c.revision
      WHERE c.station = ANY(:stations) AND c.document_id <> :without
        AND (position(:written IN r.content::text) > 0
             OR EXISTS (SELECT 1 FROM edition e JOIN delivery d ON d.edition = e.id AND d.state = 'live'
                         WHERE e.document_id = c.document_id AND e.locale = c.locale
                           AND position(:written IN e.content::text) > 0))
      ORDER BY c.changed_at DESC LIMIT 100`,
    { written, stations: [...stations], without },
  );
  return rows.map(({ document_id, is_public, has_order, around, ...row }) => ({
    ...row,
    ...{ documentId: document_id, isPublic: is_public, hasOrder: has_order },
    // What stands around it is JSON; people read words.
    around: around
      .replace(/[{}[\]"\\]|text:|type:\s*\w+,?|children:/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  }));
}

/** Carriers of words as use cases are handed them. */
export const rippleStore = { carriersOf } as const;

/** Carriers of words as use cases are handed them. */
export type RippleStore = typeof rippleStore;
