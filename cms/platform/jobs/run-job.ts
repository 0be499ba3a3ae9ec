import type PgBoss from 'pg-boss';
import type { Database } from '../database/database';
import type { Log } from '../log/log';
import { errorTrace } from '../outbox/outbox.rules';
import type { Handled, JobDefinition } from './job-kind';
import { claimJob, completeJob, envelope, failJob, type ClaimedJob } from './job-store';

/** What working on jobs stands on. */
export type RunDeps = {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly log: Log;
  /** Aborts when the node stops waiting for its jobs. */
  readonly stopping: AbortSignal;
};

/** The handler's time was over; its own error, so that the dead letters can say so. */
class TimeOver extends Error {
  override name = 'TimeOver';
}

/** The node stopped before the job was finished; another node takes it. */
class NodeStopped extends Error {
  override name = 'NodeStopped';
}

/** Claims and works on one job of a kind; returns at once when none is due. */
export async function runNextJob(deps: RunDeps, kind: JobDefinition, found: () => void): Promise<void> {
  const job = await claimJob(deps.boss, kind.name);
  if (!job) return;
  found();
  try {
    const finish = await work(deps, kind, job);
    await deps.database.transaction(async (tx) => {
      await finish?.(tx);
      const mine = await completeJob(deps.boss, tx, { name: kind.name, id: job.id });
      // Its lease ended under us and another node finished first: our effects go, theirs stay.
      if (!mine) throw new TimeOver('the lease of the job ended before its work did');
    });
  } catch (error) {
    await failed(deps, kind, { job, error });
  }
}

async function work(deps: RunDeps, kind: JobDefinition, job: ClaimedJob): Promise<Awaited<Handled>> {
  const data = kind.schema.parse(envelope.parse(job.data).data);
  const limits = new AbortController();
  const over = setTimeout(() => limits.abort(new TimeOver('over its time limit')), (kind.timeLimit ?? 60) * 1000);
  const stop = (): void => limits.abort(new NodeStopped('the node stops'));
  deps.stopping.addEventListener('abort', stop, { once: true });
  try {
    const { signal } = limits;
    // A handler that ignores the signal is left behind: it can no longer complete the job.
    return await Promise.race([kind.handle(data, { id: job.id, tries: job.tries, signal }), aborted(signal)]);
  } finally {
    clearTimeout(over);
    deps.stopping.removeEventListener('abort', stop);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // The reason is one of the two errors above.
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

type Failure = { readonly job: ClaimedJob; readonly error: unknown };

async function failed({ boss, log }: RunDeps, { name }: JobDefinition, { job, error }: Failure): Promise<void> {
  const trace = errorTrace(error);
  log.warn('a job failed', { job: name, id: job.id, tries: job.tries, trace });
  await failJob(boss, { name, id: job.id }, trace);
}
