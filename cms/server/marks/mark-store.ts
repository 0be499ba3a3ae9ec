import type { Knex } from 'knex';
import type { Mark, MarkAnchor, MarkState } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { Which } from '../revisions/revision-store';

/** A remark as it is kept; its thread and what may be done with it come on top. */
export type KeptMark = Which &
  Omit<Mark, 'replies' | 'allowed' | 'closed' | 'at'> & {
    readonly station: string;
    readonly closedBy: string | null;
    readonly closedName: string | null;
    readonly closedWhy: string | null;
    readonly closedAt: Date | null;
    readonly at: Date;
  };

/** A remark as it is made. */
export type NewMark = Pick<
  KeptMark,
  'id' | 'station' | 'documentId' | 'locale' | 'severity' | 'reason' | 'text' | 'anchor' | 'madeOn' | 'person' | 'name'
>;

/** An answer in the thread of a remark. */
export type Reply = {
  readonly id: string;
  readonly mark: string;
  readonly person: string;
  readonly name: string;
  readonly text: string;
  readonly at: Date;
};

type Row = {
  id: string;
  station: string;
  document_id: string;
  locale: Which['locale'];
  severity: Mark['severity'];
  reason: Mark['reason'];
  text: string;
  anchor: unknown;
  orphaned: boolean;
  made_on: number;
  state: MarkState;
  person: string;
  name: string;
  closed_by: string | null;
  closed_name: string | null;
  closed_why: string | null;
  closed_at: Date | null;
  sent_back: unknown;
  version: number;
  at: Date;
};

/** Keeps a remark. */
export async function insertMark(tx: Tx, { documentId, anchor, madeOn, ...same }: NewMark): Promise<KeptMark> {
  const [row] = await tx('manuscript_mark')
    .insert({ ...same, document_id: documentId, anchor: JSON.stringify(anchor), made_on: madeOn })
    .returning<Row[]>('*');
  if (!row) throw new Error('PostgreSQL kept a remark and returned none');
  return markOf(row);
}

/** All remarks on a manuscript, in the order in which they were made. */
export async function marksOn(read: Knex, which: Which): Promise<readonly KeptMark[]> {
  const rows = await at(read, which).orderBy(['at', 'id']).limit(1_000).select<Row[]>('*');
  return rows.map(markOf);
}

/** One remark, held for a change. */
export async function markForUpdate(tx: Tx, which: Which, id: string): Promise<KeptMark | undefined> {
  const row = (await at(tx, which).where({ id }).forUpdate().first()) as Row | undefined;
  return row && markOf(row);
}

/** What settling or opening a remark writes. */
export type Closing = {
  readonly state: MarkState;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly why: string | null;
};

/** Moves a remark; undefined when somebody moved it first. */
export async function moveMark(
  tx: Tx,
  { id, version }: KeptMark,
  { state, by, why }: Closing,
): Promise<KeptMark | undefined> {
  const [row] = await tx('manuscript_mark')
    .where({ id, version })
    .update({
      state,
      closed_by: by?.id ?? null,
      closed_name: by?.name ?? null,
      closed_why: why,
      closed_at: by ? tx.fn.now() : null,
      version: version + 1,
    })
    .returning<Row[]>('*');
  return row && markOf(row);
}

/** Where a remark stands now. */
export type Placed = { readonly id: string; readonly anchor: MarkAnchor; readonly orphaned: boolean };

/** Writes where remarks stand now. */
export async function placeMarks(tx: Tx, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  await tx.raw(
    `UPDATE manuscript_mark m SET anchor = p.anchor, orphaned = p.orphaned
       FROM jsonb_to_recordset(?::jsonb) p (id uuid, anchor jsonb, orphaned boolean) WHERE m.id = p.id`,
    [JSON.stringify(placed)],
  );
}

/** Ties the open remarks of a reviewer to the return that carries them to the author. Says how many. */
export async function tieMarks(
  tx: Tx,
  which: Which,
  back: NonNullable<Mark['sentBack']> & { readonly person: string },
): Promise<number> {
  const { person, ...sentBack } = back;
  return at(tx, which)
    .where({ state: 'open', person })
    .update({ sent_back: JSON.stringify(sentBack) });
}

/** How many remarks keep a manuscript from being signed. */
export async function openMarks(read: Knex, which: Which): Promise<number> {
  const [row] = await at(read, which).where({ state: 'open', severity: 'must' }).count<{ count: string }[]>('id');
  return Number(row?.count ?? 0);
}

/** Keeps an answer. */
export async function insertReply(tx: Tx, reply: Omit<Reply, 'at'> & { readonly station: string }): Promise<void> {
  await tx('manuscript_mark_reply').insert(reply);
}

/** The threads of some remarks. */
export async function repliesTo(read: Knex, marks: readonly string[]): Promise<readonly Reply[]> {
  return read('manuscript_mark_reply')
    .whereIn('mark', [...marks])
    .orderBy(['at', 'id'])
    .select<Reply[]>('id', 'mark', 'person', 'name', 'text', 'at');
}

function at(read: Knex, { documentId, locale }: Which): Knex.QueryBuilder {
  return read('manuscript_mark').where({ document_id: documentId, locale });
}

function markOf(row: Row): KeptMark {
  const { id, station, locale, severity, reason, text, orphaned, state, person, name, version } = row;
  return {
    ...{ id, station, locale, severity, reason, text, orphaned, state, person, name, version, at: row.at },
    documentId: row.document_id,
    // Written above, from what the contract parsed.
    anchor: fromJsonb(row.anchor) as MarkAnchor,
    sentBack: row.sent_back === null ? null : (fromJsonb(row.sent_back) as Mark['sentBack']),
    madeOn: row.made_on,
    closedBy: row.closed_by,
    closedName: row.closed_name,
    closedWhy: row.closed_why,
    closedAt: row.closed_at,
  };
}

/** Remarks as use cases are handed them. */
export const markStore = {
  insert: insertMark,
  on: marksOn,
  forUpdate: markForUpdate,
  move: moveMark,
  place: placeMarks,
  tie: tieMarks,
  open: openMarks,
  reply: insertReply,
  replies: repliesTo,
} as const;

/** Remarks as use cases are handed them. */
export type MarkStore = typeof markStore;
