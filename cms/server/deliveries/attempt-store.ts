import type { Knex } from 'knex';
import type { Tx } from '../../platform';

/** An attempt as it begins: what was to be done, by whom, with which words. */
export type NewAttempt = {
  readonly id: string;
  readonly station: string;
  readonly delivery: string;
  readonly n: number;
  readonly act: 'send' | 'look' | 'withdraw';
  readonly worker: string;
  readonly digest: string;
};

/** An attempt as it is kept; without an end its worker died over it. */
export type Attempt = Omit<NewAttempt, 'id' | 'station' | 'delivery' | 'worker'> & {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly code: string | null;
};

type Row = Omit<NewAttempt, 'worker'> & {
  started_at: Date;
  ended_at: Date | null;
  outcome: string | null;
  code: string | null;
};

async function begin(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx('delivery_attempt').insert(attempt);
}

async function end(tx: Tx, id: string, found: { outcome: string; code: string | null }): Promise<void> {
  await tx('delivery_attempt')
    .where({ id })
    .update({ ...found, ended_at: tx.raw('clock_timestamp()') });
}

async function of(read: Knex, delivery: string): Promise<readonly Attempt[]> {
  const rows = (await read('delivery_attempt').where({ delivery }).orderBy(['started_at', 'id']).limit(500)) as Row[];
  return rows.map(({ n, act, digest, started_at, ended_at, outcome, code }) => ({
    ...{ n, act, digest, outcome, code },
    startedAt: started_at,
    endedAt: ended_at,
  }));
}

/** Attempts as use cases are handed them. */
export const attemptStore = { begin, end, of } as const;

/** Attempts as use cases are handed them. */
export type AttemptStore = typeof attemptStore;
