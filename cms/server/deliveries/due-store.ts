import type { Knex } from 'knex';
import type { PostingState } from '../../contract';
import type { Tx } from '../../platform';

/** A delivery that is due, or will be in so many milliseconds by the database's clock, as it is seen without a lock. */
export type Due = {
  readonly id: string;
  readonly documentId: string;
  readonly channel: string;
  readonly state: PostingState;
  readonly wait: number;
};

const AWAITED: readonly PostingState[] = ['planned', 'gated', 'due', 'failed_retryable'];
const UNSETTLED: readonly PostingState[] = [...AWAITED, 'claimed', 'sending', 'unknown', 'accepted', 'platform_review'];

/**
 * What nobody holds and nothing keeps back. One of the same story on the same account waits for those before it; all others pass. What a
 * switch keeps back is left untouched, so that turning it off leaves everything as it was.
 */
const FREE = `d.lease_owner IS NULL AND (d.state <> ALL (:awaited::text[]) OR (
    NOT EXISTS (SELECT 1 FROM delivery before
      WHERE before.channel = d.channel AND before.document_id = d.document_id AND before.locale = d.locale
        AND before.seq < d.seq AND before.state = ANY (:unsettled::text[]))
    AND NOT EXISTS (SELECT 1 FROM switch_stopping(d.station, d.document_id, d.locale))))`;
const STATES = { awaited: [...AWAITED], unsettled: [...UNSETTLED] };

/** What is due, the longest first, and after that what will be: so a worker knows when to look again. */
export async function due(read: Knex, most: number): Promise<readonly Due[]> {
  const { rows } = await read.raw<{ rows: Due[] }>(
    `SELECT d.id, d.document_id AS "documentId", d.channel, d.state,
            (extract(epoch FROM d.next_at - clock_timestamp()) * 1000)::float8 AS wait
       FROM delivery d WHERE d.next_at IS NOT NULL AND ${FREE} ORDER BY d.next_at, d.seq LIMIT :most`,
    { ...STATES, most },
  );
  return rows;
}

/** The row of a delivery that still is as it was seen, locked, with the time; rows that another node holds are left to it. */
export async function takeDueRow(
  tx: Tx,
  { id, state }: Pick<Due, 'id' | 'state'>,
): Promise<({ read_at: Date } & object) | undefined> {
  const { rows } = await tx.raw<{ rows: ({ read_at: Date } & object)[] }>(
    `SELECT d.*, clock_timestamp() AS read_at FROM delivery d
      WHERE d.id = :id AND d.state = :state AND d.next_at <= clock_timestamp() AND ${FREE}
        FOR UPDATE OF d SKIP LOCKED`,
    { ...STATES, id, state },
  );
  return rows[0];
}
