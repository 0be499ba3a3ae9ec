import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import { found, OUT, WAITING } from './found-store';

/** A manuscript in one language, as it stands, with what is posted of it. */
export type Standing = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly title: string;
  readonly revision: number;
  readonly hash: string;
  readonly isPublic: boolean;
  readonly posted: number;
  readonly waiting: number;
};

type Row = Omit<Standing, 'documentId' | 'isPublic'> & { document_id: string; is_public: boolean };

/** How manuscripts stand, of the stations that somebody sees. */
async function standing(
  read: Knex,
  { documentIds, stations }: { readonly documentIds: readonly string[]; readonly stations: readonly string[] },
): Promise<readonly Standing[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT c.document_id, c.locale, c.station, c.title, c.revision, c.hash,
            EXISTS (SELECT 1 FROM story_search s WHERE s.document_id = c.document_id AND s.locale = c.locale) AS is_public,
            (SELECT count(*)::int FROM delivery d WHERE d.document_id = c.document_id AND d.locale = c.locale AND d.state IN ${OUT}) AS posted,
            (SELECT count(*)::int FROM delivery d WHERE d.document_id = c.document_id AND d.locale = c.locale AND d.state IN ${WAITING}) AS waiting
       FROM review_case c
      WHERE c.document_id = ANY(?) AND c.station = ANY(?)
      ORDER BY array_position(?::text[], c.document_id), c.locale DESC`,
    [[...documentIds], [...stations], [...documentIds]],
  );
  return rows.map(({ document_id, is_public, ...row }) => ({ ...row, documentId: document_id, isPublic: is_public }));
}

type Which = Pick<Standing, 'documentId' | 'locale'>;

/** The revisions of a manuscript that were signed, published or sent, and the one that stands now. */
async function revisionsOut(read: Knex, { documentId, locale }: Which): Promise<readonly number[]> {
  const { rows } = await read.raw<{ rows: { n: number }[] }>(
    `SELECT revision AS n FROM release WHERE document_id = :documentId AND locale = :locale
     UNION SELECT revision FROM delivery WHERE document_id = :documentId AND locale = :locale
     UNION SELECT g.revision FROM review_signature g JOIN review_case c ON c.id = g.case_id
            WHERE c.document_id = :documentId AND c.locale = :locale AND g.kind <> 'proof'
     UNION SELECT max(n) FROM manuscript_revision WHERE document_id = :documentId AND locale = :locale
     ORDER BY n DESC`,
    { documentId, locale },
  );
  return rows.map(({ n }) => n);
}

/** The editions of a manuscript that were edited by hand and have a delivery. */
async function editionsOut(read: Knex, { documentId, locale }: Which): Promise<readonly string[]> {
  const rows = await read('edition as e')
    .where({ 'e.document_id': documentId, 'e.locale': locale, 'e.hand_edited': true })
    .whereExists(read('delivery as d').whereRaw('d.edition = e.id').select(read.raw('1')))
    .orderBy('e.revision', 'desc')
    .select<{ id: string }[]>('e.id');
  return rows.map(({ id }) => id);
}

/** What orders can hit, as use cases are handed it. */
export const scopeStore = { standing, revisionsOut, editionsOut, ...found } as const;

/** What orders can hit, as use cases are handed it. */
export type ScopeStore = typeof scopeStore;
