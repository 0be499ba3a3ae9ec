import type { Knex } from 'knex';
import type { Tx } from '../../platform';

/** How a manuscript came from another (译自、改写自、剪自). */
export type LineageKind = 'translation' | 'rewrite' | 'clip';

/** One manuscript made from another. */
export type LineageLink = {
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly kind: LineageKind;
  readonly from: string;
  readonly byPerson: string | null;
};

type Row = {
  id: string;
  station: string;
  document_id: string;
  kind: LineageKind;
  from_document_id: string;
  by_person: string | null;
};

/** Keeps a link; the same said twice is said once. */
async function link(tx: Tx, { id, station, documentId, kind, from, byPerson }: LineageLink): Promise<void> {
  const row = { id, station, document_id: documentId, kind, from_document_id: from, by_person: byPerson };
  await tx('manuscript_lineage').insert(row).onConflict().ignore();
}

/** Says more exactly how a copy came from its source. */
async function call(
  tx: Tx,
  { documentId, from, kind }: Pick<LineageLink, 'documentId' | 'from' | 'kind'>,
): Promise<void> {
  const at = { document_id: documentId, from_document_id: from, ended_at: null };
  await tx('manuscript_lineage').where(at).update({ kind });
}

/** Says that a link was wrong or is over; its row stays. */
async function end(tx: Tx, id: string): Promise<void> {
  await tx('manuscript_lineage').where({ id, ended_at: null }).update({ ended_at: tx.fn.now() });
}

/** Deeper than this is a circle or a mistake. */
const DEEPEST = 20;

/**
 * The manuscripts themselves and all that were made from them, at any remove: what a wrong fact or a forbidden picture has spread
 * to. Circles end, because a manuscript is walked once.
 */
async function descendantsOf(read: Knex, documentIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { document_id: string }[] }>(
    `WITH RECURSIVE family (document_id, depth) AS (
       SELECT unnest(?::text[]), 0
       UNION
       SELECT l.document_id, f.depth + 1 FROM manuscript_lineage l
         JOIN family f ON l.from_document_id = f.document_id
        WHERE l.ended_at IS NULL AND f.depth < ${DEEPEST}
     )
     SELECT document_id FROM family GROUP BY document_id ORDER BY min(depth), document_id`,
    [[...documentIds]],
  );
  return rows.map(({ document_id }) => document_id);
}

/** What a manuscript was made from and what was made from it, one step each way. */
async function around(read: Knex, documentId: string): Promise<readonly LineageLink[]> {
  const rows = (await read('manuscript_lineage')
    .whereNull('ended_at')
    .where((either) => void either.where({ document_id: documentId }).orWhere({ from_document_id: documentId }))
    .orderBy('at')
    .limit(500)) as Row[];
  return rows.map(({ document_id, from_document_id, by_person, ...row }) => ({
    ...{ id: row.id, station: row.station, kind: row.kind },
    ...{ documentId: document_id, from: from_document_id, byPerson: by_person },
  }));
}

/** The lineage of manuscripts as use cases are handed it. */
export const lineageStore = { link, call, end, descendantsOf, around } as const;

/** The lineage of manuscripts as use cases are handed it. */
export type LineageStore = typeof lineageStore;
