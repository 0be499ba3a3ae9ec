import type PgBoss from 'pg-boss';
import type { ZodType, input } from 'zod';
import { Bug, type Ids } from '../../kernel';
import type { Database, Tx } from '../database/database';
import type { Listener } from '../listener/listener';
import type { Log } from '../log/log';
import { createPump } from '../pump/pump';
import { createRounds } from '../pump/rounds';
import { JOBS_CHANNEL, createBoss } from './boss';
import type { EnqueueOptions, JobDefinition, JobKind } from './job-kind';
import { insertJob, kindsWithWork, prepareDeadQueue, prepareQueue, type Envelope, type NewJob } from './job-store';
import { runNextJob, type RunDeps } from './run-job';

/** Work to be done later or elsewhere, with retries and dead letters, on rows of pg-boss. */
export type Jobs = {
  /** Says what is done with a kind of job. While the host registers and starts. */
  define<Schema extends ZodType>(definition: JobDefinition<Schema>): JobKind<Schema>;
  /** Asks for a job in the transaction of the change that needs it. */
  enqueue<Schema extends ZodType>(
    tx: Tx,
    kind: JobKind<Schema>,
    job: { readonly data: input<Schema> } & EnqueueOptions,
  ): Promise<void>;
  /** Tells whether this release works on a kind of job. */
  knows(name: string): boolean;
  /** Puts a dead job back to work, in the transaction that takes it from the dead letters. */
  enqueueAgain(tx: Tx, dead: Envelope): Promise<void>;
  /** Makes the queues. */
  prepare(): Promise<void>;
  /** Starts to work. */
  start(): Promise<void>;
  /** Takes nothing new and waits that many milliseconds; what is not finished then goes to another node. */
  stop(limit?: number): Promise<void>;
};

/** What the jobs stand on. */
export type JobsDeps = {
  readonly database: Database;
  readonly listener: Listener;
  readonly ids: Ids;
  readonly log: Log;
  /** Jobs that a node works on at once. Default 4. */
  readonly slots?: number;
  /** Seconds between two looks for jobs whose node died. Default 10. */
  readonly lookAfter?: number;
};

const SWEEP = 2_000;
const LAST_WAIT = 10_000;

/** Builds the jobs of one node. */
export function createJobs(deps: JobsDeps): Jobs {
  const { database, log } = deps;
  const kinds = new Map<string, JobDefinition>();
  const stopping = new AbortController();
  const boss = createBoss(() => database.read, log, { lookAfter: deps.lookAfter ?? 10 });
  const queues = createQueues(database, boss, kinds);
  const pump = createPump({
    slots: deps.slots ?? 4,
    failed: (job, error) => log.warn('a job could not be claimed or settled, trying again soon', { job, error }),
  });
  const running: RunDeps = { boss, database, log, stopping: stopping.signal };
  const sweep = async (): Promise<void> => {
    for (const name of await kindsWithWork(database.read, [...kinds.keys()])) pump.wake(name);
  };
  const rounds = createRounds(log, [{ every: SWEEP, work: sweep }]);
  deps.listener.on(JOBS_CHANNEL, { heard: pump.wake, connected: () => rounds.now(sweep) });

  const insert = (tx: Tx, job: NewJob): Promise<void> => queues.insert(tx, { ...job, id: deps.ids.next() });

  return {
    define: (definition) => {
      if (kinds.has(definition.name)) throw new Bug(`two kinds of job are called ${definition.name}`);
      // Data is parsed by the kind's own schema before its handler sees it.
      const any = definition as unknown as JobDefinition;
      kinds.set(any.name, any);
      pump.add({ name: any.name, atOnce: any.atOnce ?? 1, take: (found) => runNextJob(running, any, found) });
      return definition;
    },
    enqueue: async (tx, kind, { data, station, ...options }) =>
      insert(tx, { job: kind.name, station: station ?? null, data: kind.schema.parse(data), ...options }),
    knows: (name) => kinds.has(name),
    enqueueAgain: insert,
    prepare: async () => {
      await boss.start();
      await queues.all();
    },
    start: async () => {
      await queues.all();
      pump.start();
      rounds.start();
    },
    stop: async (limit = LAST_WAIT) => {
      rounds.stop();
      if ((await pump.stop(limit)) > 0) stopping.abort();
      // Those who were cut off still have to say so, or their leases would have to run out.
      await pump.stop(2_000);
      await boss.stop({ graceful: false });
    },
  };
}

type Queues = { insert(tx: Tx, job: NewJob & { readonly id: string }): Promise<void>; all(): Promise<void> };

/** Makes each queue once, before the first job that needs it: pg-boss drops a job silently whose queue does not exist. */
function createQueues(database: Database, boss: PgBoss, kinds: ReadonlyMap<string, JobDefinition>): Queues {
  const made = new Map<string, Promise<void>>();
  const ready = (name: string): Promise<void> => {
    const kind = kinds.get(name);
    if (!kind) throw new Bug(`nobody defined the job ${name}`);
    const queue = made.get(name) ?? prepareQueue(database, boss, kind);
    made.set(name, queue);
    queue.catch(() => made.delete(name));
    return queue;
  };
  return {
    insert: async (tx, job) => {
      await ready(job.job);
      await insertJob(boss, tx, job);
    },
    all: async () => {
      await prepareDeadQueue(database, boss);
      for (const name of kinds.keys()) await ready(name);
    },
  };
}
