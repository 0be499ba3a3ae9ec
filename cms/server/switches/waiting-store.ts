import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';

/** What a switch would do alike to: what waits on an account, of one column, by name or not. */
export type WaitingSum = {
  readonly channel: string;
  readonly name: string;
  readonly platform: string;
  readonly column: string;
  readonly isNamed: boolean;
  readonly count: number;
};

/** A delivery that still waits, as a dry run shows it. */
export type WaitingDelivery = {
  readonly id: string;
  readonly channel: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly column: string;
  readonly dueAt: Date;
};

const WAITS = `d.station = ANY(:stations) AND d.state IN ('planned', 'gated', 'due', 'claimed', 'failed_retryable')`;
const CASE = `LEFT JOIN review_case c ON c.document_id = d.document_id AND c.locale = d.locale`;

type Of = { readonly stations: readonly string[]; readonly named: readonly string[] };
type SumRow = Omit<WaitingSum, 'column' | 'isNamed'> & { column_id: string; is_named: boolean };

/** All that has not begun to go out, counted, however much it is. */
async function sums(read: Knex, { stations, named }: Of): Promise<readonly WaitingSum[]> {
  const { rows } = await read.raw<{ rows: SumRow[] }>(
    `SELECT d.channel, n.name, n.platform, coalesce(c.column_id, '') AS column_id, d.document_id = ANY(:named) AS is_named,
            count(*)::int AS count
       FROM delivery d JOIN channel n ON n.id = d.channel ${CASE}
      WHERE ${WAITS} GROUP BY 1, 2, 3, 4, 5 ORDER BY n.name, d.channel`,
    { stations: [...stations], named: [...named] },
  );
  return rows.map(({ column_id: column, is_named: isNamed, ...row }) => ({ ...row, column, isNamed }));
}

type Row = Omit<WaitingDelivery, 'documentId' | 'column' | 'dueAt'> & {
  document_id: string;
  column_id: string;
  due_at: Date;
};
type Soonest = Of & { readonly column: string | null; readonly limit: number };

/** What is due soonest of all that is not named, or of one column. */
async function soonest(read: Knex, { stations, named, column, limit }: Soonest): Promise<readonly WaitingDelivery[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT d.id, d.channel, d.document_id, d.locale, coalesce(c.title, '') AS title, coalesce(c.column_id, '') AS column_id,
            d.due_at
       FROM delivery d ${CASE}
      WHERE ${WAITS} AND NOT d.document_id = ANY(:named) AND (CAST(:column AS text) IS NULL OR c.column_id = :column)
      ORDER BY d.due_at, d.seq LIMIT :limit`,
    { stations: [...stations], named: [...named], column, limit },
  );
  return rows.map(({ document_id, column_id, due_at, ...row }) => ({
    ...row,
    ...{ documentId: document_id, column: column_id, dueAt: due_at },
  }));
}

/** What waits, as a dry run is handed it. */
export const waitingStore = { sums, soonest } as const;

/** What waits, as a dry run is handed it. */
export type WaitingStore = typeof waitingStore;
