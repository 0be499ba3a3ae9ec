import type { Database, Tx } from './database';

/** The one time that all nodes share: the database's. What expires is measured by it, however wrong a node's clock is. */
export type SharedTime = { now(tx?: Tx): Promise<Date> };

/** Asks the database for the time; inside a transaction the time goes on too. */
export function createDatabaseTime(database: Database): SharedTime {
  return {
    async now(tx) {
      const { rows } = await (tx ?? database.read).raw<{ rows: { now: Date }[] }>('SELECT clock_timestamp() AS now');
      const [row] = rows;
      if (!row) throw new Error('The database does not know the time');
      return row.now;
    },
  };
}
