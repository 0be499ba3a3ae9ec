import type { Knex } from 'knex';
import type PgBoss from 'pg-boss';
import { z } from 'zod';
import { Bug } from '../../kernel';
import type { Database, Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';
import { DEAD_QUEUE, JOBS_CHANNEL, bossDb } from './boss';
import type { EnqueueOptions, JobDefinition } from './job-kind';
import { USUAL_RETRY } from '../outbox/outbox.rules';

/** What lies in a job's row: its data in an envelope that still says what it is among the dead letters. */
export const envelope = z.object({ job: z.string(), station: z.string().nullable(), data: z.unknown() });

/** A job's row, opened. */
export type Envelope = z.output<typeof envelope>;

/** A job to be written. */
export type NewJob = Envelope & Omit<EnqueueOptions, 'station'>;

/** A job that this node claimed. */
export type ClaimedJob = { readonly id: string; readonly tries: number; readonly data: unknown };

/** Beyond its time limit, a job is left this long to tell how it ended before it counts as abandoned. */
const LEASE_MARGIN = 5;

/** Any number, the same on every node: pg-boss makes tables for a queue, and two nodes that do so at once block each other. */
const QUEUE_LOCK = 7_305_418;

/** Makes the queue of a kind, or brings its settings up to date; one node at a time. */
export async function prepareQueue(database: Database, boss: PgBoss, kind: JobDefinition): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.raw('SELECT pg_advisory_xact_lock(?)', [QUEUE_LOCK]);
    await bringUp(boss, kind);
  });
}

/** Makes the queue of those that failed for the last time. */
export async function prepareDeadQueue(database: Database, boss: PgBoss): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.raw('SELECT pg_advisory_xact_lock(?)', [QUEUE_LOCK]);
    if (!(await boss.getQueue(DEAD_QUEUE))) await boss.createQueue(DEAD_QUEUE);
  });
}

async function bringUp(boss: PgBoss, kind: JobDefinition): Promise<void> {
  const { limit, delay, backoff } = kind.retry ?? USUAL_RETRY;
  const settings = {
    name: kind.name,
    // Of this policy the key index is what we want: one waiting job per key.
    policy: 'short' as const,
    retryLimit: limit,
    retryDelay: Math.max(Math.round(delay), backoff ? 1 : 0),
    retryBackoff: backoff,
    expireInSeconds: Math.ceil(kind.timeLimit ?? 60) + LEASE_MARGIN,
    deadLetter: DEAD_QUEUE,
  };
  if (await boss.getQueue(kind.name)) await boss.updateQueue(kind.name, settings);
  else await boss.createQueue(kind.name, settings);
}

/** Writes a job into the caller's transaction and has the nodes woken at its commit. */
export async function insertJob(boss: PgBoss, tx: Tx, job: NewJob & { readonly id: string }): Promise<void> {
  const { id, job: name, station, data, startAfter, key } = job;
  const options: PgBoss.SendOptions = { id, singletonKey: key ?? id, db: bossDb(tx) };
  if (startAfter) options.startAfter = startAfter;
  const row = { job: name, station, data };
  // Another transaction may be adding, or a node claiming, the job of this key: whoever is first decides, hence the rounds.
  for (let round = 0; round < 5; round += 1) {
    if (await boss.send(name, row, { ...options })) {
      if (!startAfter) await tx.raw('SELECT pg_notify(?, ?)', [JOBS_CHANNEL, name]);
      return;
    }
    if (key === undefined) break;
    if (await holdWaiting(tx, name, key)) return;
  }
  throw new Bug(`a job ${name} could not be enqueued: its queue does not exist`);
}

/**
 * Holds the waiting job of a key until our transaction ends. Without the lock a node could start it before our rows are
 * visible, and what we asked for would be covered by nobody.
 */
async function holdWaiting(tx: Tx, name: string, key: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM pgboss.job WHERE name = ? AND singleton_key = ? AND state = 'created' FOR UPDATE`,
    [name, key],
  );
  return rows.length > 0;
}

/** Claims the next due job of a kind, with a lease that ends by the database clock. */
export async function claimJob(boss: PgBoss, name: string): Promise<ClaimedJob | undefined> {
  const [job] = await boss.fetch<unknown>(name, { includeMetadata: true, batchSize: 1 });
  return job && { id: job.id, tries: job.retryCount + 1, data: fromJsonb(job.data) };
}

/** Completes a job in the transaction of its effects; says no when somebody else settled it meanwhile. */
export async function completeJob(boss: PgBoss, tx: Tx, job: { name: string; id: string }): Promise<boolean> {
  return (await affected(boss.complete(job.name, job.id, {}, { db: bossDb(tx) }))) === 1;
}

/** Notes a failed try; pg-boss decides between another try and the dead letters, in one statement. */
export async function failJob(boss: PgBoss, job: { name: string; id: string }, trace: string): Promise<void> {
  await boss.fail(job.name, job.id, { trace });
}

/** Its types promise nothing, but pg-boss answers with how many rows it changed. */
async function affected(answer: Promise<unknown>): Promise<number> {
  return z.object({ affected: z.number() }).parse(await answer).affected;
}

/** Which of these kinds have a job due. */
export async function kindsWithWork(read: Knex, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { name: string }[] }>(
    `SELECT name FROM unnest(?::text[]) AS name WHERE EXISTS (
       SELECT 1 FROM pgboss.job j WHERE j.name = name.name AND j.state < 'active' AND j.start_after < now())`,
    [[...names]],
  );
  return rows.map((row) => row.name);
}
