import type { Knex } from 'knex';

/** One database transaction; what a store writes through it commits or vanishes together. */
export type Tx = Knex.Transaction & {
  /** Runs last inside the transaction: for locks that many want, so that they are held as briefly as can be, and in one order. */
  readonly beforeCommit: (run: () => Promise<void>) => void;
  readonly afterCommit: (run: () => void | Promise<void>) => void;
};

/** The door to PostgreSQL for stores: plain reads, and transactions with hooks that run once the commit is safe. */
export type Database = {
  /** For reads and for single statements that need no transaction. */
  readonly read: Knex;
  /**
   * Runs the work in one transaction and then, in order, what it asked to run after the commit. An `afterCommit` hook that fails
   * is reported and never undoes the commit: what must not be lost goes to the outbox.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

/** Where connections come from; in the host Strapi's own, so that a document and a row of ours commit together. */
export type Connection = { pool(): Knex; begin<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> };

/** What the database needs to tell somebody when a hook fails. */
export type DatabaseEvents = { hookFailed(error: unknown): void };

/** Somebody else changed the row first: the caller answers 409 and the person looks again. */
export class Conflict extends Error {
  override name = 'Conflict';
  constructor(
    readonly noun: string,
    readonly id: string,
  ) {
    super(`${noun} ${id} was changed by somebody else`);
  }
}

/** Wraps a connection pool. */
export function createDatabase(connection: Connection, events: DatabaseEvents): Database {
  return {
    get read() {
      return connection.pool();
    },
    async transaction(work) {
      const last: (() => Promise<void>)[] = [];
      const hooks: (() => void | Promise<void>)[] = [];
      const result = await connection.begin(async (trx) => {
        // Strapi lends the transaction that already runs; its hooks stay with whoever began it.
        if (isOurs(trx)) return work(trx);
        const tx: Tx = Object.assign(trx, {
          beforeCommit: (run: () => Promise<void>) => void last.push(run),
          afterCommit: (run: () => void | Promise<void>) => void hooks.push(run),
        });
        const outcome = await work(tx);
        for (const run of last) await run();
        return outcome;
      });
      for (const hook of hooks) {
        try {
          await hook();
        } catch (error) {
          events.hookFailed(error);
        }
      }
      return result;
    },
  };
}

function isOurs(trx: Knex.Transaction): trx is Tx {
  return 'beforeCommit' in trx;
}

/** A database on a pool of its own: for scripts and tests that need no Strapi. */
export function plainConnection(knex: Knex): Connection {
  return { pool: () => knex, begin: (work) => knex.transaction(work) };
}
