import type { Knex } from 'knex';
import PgBoss from 'pg-boss';
import type { Log } from '../log/log';

/** Where jobs wait that failed for the last time. Nothing fetches from it; a person does. */
export const DEAD_QUEUE = 'hearth.dead';

/** The channel on which PostgreSQL says, at the moment of the commit, that a job waits: its queue. */
export const JOBS_CHANNEL = 'hearth_jobs';

/** pg-boss moves what waited too long to an archive and drops it later. Work that nobody did must stay visible instead. */
const KEEP_DAYS = 3_650;

type Connection = { query(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> };
type Client = { acquireConnection(): Promise<Connection>; releaseConnection(connection: Connection): Promise<void> };

/**
 * Lets pg-boss speak over our pool, or inside one of our transactions: a knex transaction hands out its own connection. So a job
 * and the change that asks for it commit together, and the house opens no second pool.
 */
export function bossDb(knex: Knex): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      // knex leaves `client` untyped; its own queries get their connections by these two.
      const client = knex.client as Client;
      const connection = await client.acquireConnection();
      try {
        return await connection.query(text, values);
      } catch (error) {
        // pg-boss opens transactions inside one text; a failed one must not go back into the pool half open.
        if (!knex.isTransaction) await connection.query('ROLLBACK', []).catch(() => undefined);
        throw error;
      } finally {
        await client.releaseConnection(connection);
      }
    },
  };
}

/** How often pg-boss looks for jobs whose node died: each lease ends at most that much late. */
export type BossOptions = { readonly lookAfter: number };

/** Makes pg-boss as the house uses it: its tables, its retries, its leases; not its timers for work and not its cron. */
export function createBoss(pool: () => Knex, log: Log, { lookAfter }: BossOptions): PgBoss {
  const boss = new PgBoss({
    // The host's pool opens after this is made.
    db: { executeSql: (text, values: unknown[]) => bossDb(pool()).executeSql(text, values) },
    schema: 'pgboss',
    schedule: false,
    supervise: true,
    maintenanceIntervalSeconds: lookAfter,
    archiveCompletedAfterSeconds: 3_600,
    archiveFailedAfterSeconds: 3_600,
    deleteAfterDays: 7,
    retentionDays: KEEP_DAYS,
  });
  boss.on('error', (error) => log.warn('the upkeep of jobs failed and comes again', { error }));
  return boss;
}
