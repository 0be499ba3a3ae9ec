import type { Knex } from 'knex';
import type { Err } from '../../kernel';

/** One database transaction; what a store writes through it commits or vanishes together. */
export type Tx = Knex.Transaction & {
  /**
   * Runs last inside the transaction: for locks that many want, so that they are held as briefly as can be. Who names no turn comes
   * first; everybody else by turn, so that two transactions never take two such locks in different order.
   */
  readonly beforeCommit: (run: () => Promise<void>, turn?: number) => void;
  readonly afterCommit: (run: () => void | Promise<void>) => void;
};

/** The door to PostgreSQL for stores: plain reads, and transactions with hooks that run once the commit is safe. */
export type Database = {
  /** For reads and for single statements that need no transaction. */
  readonly read: Knex;
  /**
   * Runs the work in one transaction and then, in order, what it asked to run after the commit. An `afterCommit` hook that fails
   * is reported and never undoes the commit: what must not be lost goes to the outbox.
   *
   * Whole or not at all: work that answers a refusal is rolled back, and the refusal is the answer. What has to be kept although it
   * refuses, such as a counted miss, is answered inside an `ok`. In a transaction that somebody lent, the lender decides.
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
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const after: Hook[] = [];
      let answer: T;
      try {
        answer = await connection.begin((trx) => whole(hooked(trx), after, work));
      } catch (error) {
        // Thrown below by this very work, with its own answer.
        if (error instanceof Undone) return error.refusal as T;
        throw error;
      }
      for (const hook of after) {
        try {
          await hook();
        } catch (error) {
          events.hookFailed(error);
        }
      }
      return answer;
    },
  };
}

type Hook = () => void | Promise<void>;
type Last = { readonly run: () => Promise<void>; readonly turn: number };
type Hooked = Tx & { readonly hooks: { running: number; last: Last[]; after: Hook[] } };

/** Thrown to take a transaction back for a reason that is an answer, not a fault. */
class Undone extends Error {
  constructor(readonly refusal: Err<unknown>) {
    super('the work refused');
  }
}

/**
 * Strapi lends the transaction that already runs, ours or one of its own in which it writes several documents. Hooks wait for the last
 * of us who works in it: with a transaction of ours that is its end, and with one of Strapi's nobody tells us of its end.
 */
async function whole<T>(tx: Hooked, after: Hook[], work: (tx: Tx) => Promise<T>): Promise<T> {
  const { hooks } = tx;
  hooks.running += 1;
  let answer: T;
  try {
    answer = await work(tx);
  } finally {
    hooks.running -= 1;
  }
  if (hooks.running > 0) return answer;
  if (isRefusal(answer)) throw new Undone(answer);
  const last = hooks.last.sort((a, b) => a.turn - b.turn);
  after.push(...hooks.after);
  hooks.last = [];
  hooks.after = [];
  for (const { run } of last) await run();
  return answer;
}

function hooked(trx: Knex.Transaction): Hooked {
  // Nobody but the line below gives one its hooks.
  if ('hooks' in trx) return trx as Hooked;
  const hooks: Hooked['hooks'] = { running: 0, last: [], after: [] };
  return Object.assign(trx, {
    hooks,
    beforeCommit: (run: () => Promise<void>, turn = 0) => void hooks.last.push({ run, turn }),
    afterCommit: (run: Hook) => void hooks.after.push(run),
  });
}

function isRefusal(answer: unknown): answer is Err<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false && 'error' in answer;
}

/** A database on a pool of its own: for scripts and tests that need no Strapi. */
export function plainConnection(knex: Knex): Connection {
  return { pool: () => knex, begin: (work) => knex.transaction(work) };
}
