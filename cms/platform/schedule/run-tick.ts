import type { Database } from '../database/database';
import type { Log } from '../log/log';
import { errorTrace } from '../outbox/outbox.rules';
import type { Tick } from './schedule';
import { endRun, renewLease, type Run } from './schedule-store';

/** What running a tick stands on. */
export type RunTickDeps = { readonly database: Database; readonly log: Log };

/** Does what a tick is for, keeps its lease meanwhile, and ends its run in the transaction of its effects. */
export async function runTick(deps: RunTickDeps, tick: Tick, run: Run & { readonly missed: boolean }): Promise<void> {
  const { database, log } = deps;
  const lease = leaseOf(tick);
  const alive = setInterval(() => {
    // A renewal that fails is tried again in time; when the database is away, so is everybody who could take over.
    renewLease(database.read, run, lease).catch(() => undefined);
  }, lease / 3);
  try {
    const finish = await tick.handle({ due: run.due, missed: run.missed });
    await database.transaction(async (tx) => {
      await finish?.(tx);
      if (!(await endRun(tx, run))) throw new Error('the run was taken over by another node');
    });
  } catch (error) {
    const trace = errorTrace(error);
    log.error('a tick failed', { tick: run.name, due: run.due.toISOString(), attempt: run.attempt, trace });
    await endRun(database.read, run, trace);
  } finally {
    clearInterval(alive);
  }
}

/** Milliseconds after which a run whose node said nothing counts as abandoned. */
export function leaseOf(tick: Tick): number {
  return (tick.lease ?? 30) * 1000;
}
