import type { Knex } from 'knex';

/** What a question finds at one moment, taken line by line; whoever opened it closes it. */
export type OpenExport<Line> = {
  readonly total: number;
  /** The next lines; none at the end. */
  next(): Promise<readonly Line[]>;
  close(): Promise<void>;
};

/** What to take out: how many lines there are, the lines in their order, and what a row says. */
export type Exported<Line> = {
  counted(trx: Knex): Knex.QueryBuilder;
  ordered(trx: Knex): Knex.QueryBuilder;
  lines(rows: unknown): readonly Line[];
};

/** So many exports run at once on all nodes together: each holds a connection and keeps the database from tidying up behind it. */
export const MOST_EXPORTS_AT_ONCE = 3;
const LINES_AT_ONCE = 500;
/** A reader who takes nothing for so long is given up; the database itself counts, so a node that hangs cannot forget it. */
const STALLED_SECONDS = 60;

/**
 * Opens an export; undefined when too many run. One read-only transaction sees the house as it was when it began: what is written
 * meanwhile moves no line in front of the cursor or behind it.
 */
export async function openExport<Line>(
  read: Knex,
  exported: Exported<Line>,
  { stalledSeconds = STALLED_SECONDS } = {},
): Promise<OpenExport<Line> | undefined> {
  const trx = await read.transaction({ isolationLevel: 'repeatable read', readOnly: true });
  const close = async (): Promise<void> => {
    // The database may have ended the session itself; then there is nothing left to end.
    if (!trx.isCompleted()) await trx.rollback().catch(() => undefined);
  };
  try {
    if (!(await slot(trx))) {
      await close();
      return undefined;
    }
    await trx.raw(`SET LOCAL idle_in_transaction_session_timeout = '${stalledSeconds}s'`);
    const total = await counted(trx, exported);
    await trx.raw('DECLARE shelf NO SCROLL CURSOR FOR ?', [exported.ordered(trx)]);
    return { total, close, next: async () => exported.lines(await fetched(trx)) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A place among those that run; it is given back with the transaction, however that ends. */
async function slot(trx: Knex): Promise<boolean> {
  for (let n = 0; n < MOST_EXPORTS_AT_ONCE; n += 1) {
    const { rows } = await trx.raw<{ rows: [{ mine: boolean }] }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('export'), ?) AS mine`,
      [n],
    );
    if (rows[0].mine) return true;
  }
  return false;
}

async function counted<Line>(trx: Knex, exported: Exported<Line>): Promise<number> {
  const { rows } = await trx.raw<{ rows: [{ n: number }] }>('SELECT count(*)::int AS n FROM (?) found', [
    exported.counted(trx),
  ]);
  return rows[0].n;
}

async function fetched(trx: Knex): Promise<unknown> {
  const { rows } = await trx.raw<{ rows: unknown }>(`FETCH FORWARD ${LINES_AT_ONCE} FROM shelf`);
  return rows;
}
