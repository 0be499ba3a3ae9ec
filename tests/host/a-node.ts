import knex, { type Knex } from 'knex';
import {
  createDatabase,
  createJobs,
  createListener,
  createLog,
  createOutbox,
  createSchedule,
  plainConnection,
  type Database,
  type Jobs,
  type Listener,
  type Outbox,
  type Schedule,
} from '@hearth/cms/platform';
import { systemIds, systemRandom } from '@hearth/cms/kernel';
import { slowness } from './slowness';

/** A node without Strapi: a pool, a line for notifications, an outbox, jobs and a schedule, for tests of what nodes do to each other. */
export type BareNode = {
  readonly database: Database;
  readonly knex: Knex;
  readonly listener: Listener;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly schedule: Schedule;
  readonly said: string[];
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Makes a node on a database; several on one database are a cluster. */
export function aNode(url: string): BareNode {
  const pool = knex({
    ...{ client: 'pg', pool: { min: 0, max: 8 }, acquireConnectionTimeout: 5_000 },
    // As the host has it; knex does not know the driver's own settings.
    connection: { ...{ connectionString: url, pipeline: true } },
  });
  const said: string[] = [];
  const keep = (message: string) => void said.push(message);
  const log = createLog({ info: keep, warn: keep, error: keep });
  const database = createDatabase(plainConnection(pool), {
    hookFailed: (error) => {
      throw error;
    },
  });
  const listener = createListener({ database, log });
  const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
  const jobs = createJobs({ database, listener, ids: systemIds, log, lookAfter: 1 });
  const schedule = createSchedule({ database, ids: systemIds, log });
  return {
    database,
    knex: pool,
    listener,
    outbox,
    jobs,
    schedule,
    said,
    start: async () => {
      await jobs.prepare();
      await outbox.start();
      await jobs.start();
      await listener.start();
      await schedule.start();
    },
    stop: async () => {
      await listener.stop();
      await schedule.stop(5_000);
      await outbox.stop(5_000);
      await jobs.stop(2_000);
      await pool.destroy();
    },
  };
}

/** Asks until it holds, and says what was seen last when it never does. A machine that is slower at that moment has as much longer. */
export async function until<T>(see: () => Promise<T> | T, holds: (seen: T) => boolean, limit = 10_000): Promise<T> {
  const began = Date.now();
  for (;;) {
    const seen = await see();
    if (holds(seen)) return seen;
    if (Date.now() - began > limit && Date.now() - began > limit * slowness())
      throw new Error(`It never came to that; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
