import type { Knex } from 'knex';
import type { Tx } from '../../platform';

/** What a source said before it said something else. */
export type PastWords = {
  readonly n: number;
  readonly title: string;
  readonly body: string;
  readonly url: string | null;
  readonly until: Date;
};

/** The latest of what an item said before, the newest first. */
async function of(read: Knex, item: string, limit: number): Promise<readonly PastWords[]> {
  const rows = read('ingest_item_past').where({ item }).orderBy('n', 'desc').limit(limit);
  return rows.select<PastWords[]>('n', 'title', 'body', 'url', 'until');
}

/** Drops what nobody looks back to any more, the oldest first and so many at most; gives how many. */
async function dropOlder(tx: Tx, { days, most }: { readonly days: number; readonly most: number }): Promise<number> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `DELETE FROM ingest_item_past WHERE (item, n) IN (
       SELECT item, n FROM ingest_item_past WHERE until < now() - make_interval(days => ?)
        ORDER BY until LIMIT ? FOR UPDATE SKIP LOCKED)`,
    [days, most],
  );
  return rowCount;
}

/** What items said before, as use cases are handed it. */
export const pastStore = { of, dropOlder } as const;

/** What items said before, as use cases are handed it. */
export type PastStore = typeof pastStore;
