import type { Knex } from 'knex';
import type { ClipPart } from '../../contract';
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
  from_ms: number | null;
  to_ms: number | null;
};

/** Keeps a link; the same said twice is said once. Gives whether it was new. */
async function link(
  tx: Tx,
  { id, station, documentId, kind, from, byPerson, part }: LineageLink & { readonly part?: ClipPart | undefined },
): Promise<boolean> {
  const row = {
    ...{ id, station, document_id: documentId, kind, from_document_id: from, by_person: byPerson },
    ...{ from_ms: part?.fromMs ?? null, to_ms: part?.toMs ?? null },
  };
  const made = await tx('manuscript_lineage').insert(row).onConflict().ignore().returning('id');
  return made.length > 0;
}

/** Lets one after the other say who came from whom: two who say the opposite at once would make a circle. */
async function oneByOne(tx: Tx): Promise<void> {
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('manuscript.lineage'))`);
}

/** A link by its id, whether it still stands or not. */
async function byId(
  read: Knex,
  id: string,
): Promise<(LineageLink & { readonly part: ClipPart | undefined }) | undefined> {
  const row = (await read('manuscript_lineage').where({ id }).first()) as Row | undefined; // The columns of the migrations.
  if (!row) return undefined;
  const { from_ms: fromMs, to_ms: toMs } = row;
  const part = fromMs === null || toMs === null ? undefined : { fromMs, toMs };
  return { ...linkOf(row), part };
}

/** Says more exactly how a copy came from its source. */
async function call(
  tx: Tx,
  { documentId, from, kind }: Pick<LineageLink, 'documentId' | 'from' | 'kind'>,
): Promise<void> {
  const at = { document_id: documentId, from_document_id: from, ended_at: null };
  await tx('manuscript_lineage').where(at).update({ kind });
}

/** Says that a link was wrong; its row stays. Gives whether it stood until now. */
async function end(
  tx: Tx,
  { id, byPerson, why }: { readonly id: string; readonly byPerson: string | null; readonly why: string },
): Promise<boolean> {
  const over = { ended_at: tx.fn.now(), ended_by: byPerson, ended_why: why };
  return (await tx('manuscript_lineage').where({ id, ended_at: null }).update(over)) > 0;
}

/** Deeper than this is a circle or a mistake. */
const DEEPEST = 20;

type End = 'document_id' | 'from_document_id';

/** Walks links one way, at any remove, the nearest first. Circles end, because nothing is walked deeper than a limit. */
async function walked(
  read: Knex,
  documentIds: readonly string[],
  { from, to }: { readonly from: End; readonly to: End },
): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { document_id: string }[] }>(
    `WITH RECURSIVE family (document_id, depth) AS (
       SELECT unnest(?::text[]), 0
       UNION
       SELECT l.${to}, f.depth + 1 FROM manuscript_lineage l
         JOIN family f ON l.${from} = f.document_id
        WHERE l.ended_at IS NULL AND f.depth < ${DEEPEST}
     )
     SELECT document_id FROM family GROUP BY document_id ORDER BY min(depth), document_id`,
    [[...documentIds]],
  );
  return rows.map(({ document_id }) => document_id);
}

/** The manuscripts themselves and all that were made from them: what a wrong fact or a forbidden picture has spread to. */
const descendantsOf = (read: Knex, documentIds: readonly string[]): Promise<readonly string[]> =>
  walked(read, documentIds, { from: 'from_document_id', to: 'document_id' });

/** The manuscripts themselves and all that they were made from: where a wrong fact may have come from. */
const ancestorsOf = (read: Knex, documentIds: readonly string[]): Promise<readonly string[]> =>
  walked(read, documentIds, { from: 'document_id', to: 'from_document_id' });

/** What a manuscript was made from and what was made from it, one step each way. */
async function around(read: Knex, documentId: string): Promise<readonly LineageLink[]> {
  const rows = (await read('manuscript_lineage')
    .whereNull('ended_at')
    .where((either) => void either.where({ document_id: documentId }).orWhere({ from_document_id: documentId }))
    .orderBy('at')
    .limit(500)) as Row[];
  return rows.map(linkOf);
}

const linkOf = ({ id, station, kind, document_id, from_document_id, by_person }: Row): LineageLink => ({
  ...{ id, station, kind },
  ...{ documentId: document_id, from: from_document_id, byPerson: by_person },
});

/** The lineage of manuscripts as use cases are handed it. */
export const lineageStore = { link, call, end, byId, oneByOne, descendantsOf, ancestorsOf, around } as const;

/** The lineage of manuscripts as use cases are handed it. */
export type LineageStore = typeof lineageStore;
