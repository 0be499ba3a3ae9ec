import type { Log } from '../log/log';
import type { Database } from '../database/database';
import { lastDue, type Calendar } from './calendar.rules';
import { leaseOf } from './run-tick';
import type { Tick } from './schedule';
import {
  abandonedRuns,
  claimRun,
  loseRun,
  reclaimRun,
  skipRun,
  standings,
  type Run,
  type Standing,
} from './schedule-store';

/** A tick with its pattern read. */
export type Known = { readonly tick: Tick; readonly calendar: Calendar };

/** What catching up stands on. */
export type CatchUpDeps = { readonly database: Database; readonly log: Log; readonly node: string };

/** Time for the nodes' own timers, so that a punctual tick is not called missed. */
const GRACE = 2_000;
const MOST_ATTEMPTS = 3;

/**
 * Finds by the database's clock what nobody fired (all nodes were down, or all their clocks are slow) and what somebody began and
 * did not end, and gives back what this node now has to run.
 */
export async function catchUp(deps: CatchUpDeps, ticks: ReadonlyMap<string, Known>): Promise<readonly Run[]> {
  const names = [...ticks.keys()];
  const runs: (Run | undefined)[] = [];
  for (const standing of await standings(deps.database.read, names)) {
    const known = ticks.get(standing.name);
    if (known) runs.push(await missed(deps, known, standing));
  }
  for (const run of await abandonedRuns(deps.database.read, names)) {
    const known = ticks.get(run.name);
    if (known) runs.push(await abandoned(deps, known.tick, run));
  }
  return runs.filter((run) => run !== undefined);
}

async function missed(deps: CatchUpDeps, { tick, calendar }: Known, at: Standing): Promise<Run | undefined> {
  const due = lastDue(calendar, at.last, new Date(at.now.getTime() - GRACE));
  if (!due) return undefined;
  const claim = { name: tick.name, due, node: deps.node, lease: leaseOf(tick) };
  if (tick.missed === 'run-once') return claimRun(deps.database.read, claim);
  if (await skipRun(deps.database.read, claim)) {
    deps.log.warn('a tick was missed and is skipped', { tick: tick.name, due: due.toISOString() });
  }
  return undefined;
}

async function abandoned(deps: CatchUpDeps, tick: Tick, run: Run): Promise<Run | undefined> {
  const facts = { tick: run.name, due: run.due.toISOString(), attempt: run.attempt };
  const claim = { ...run, node: deps.node, lease: leaseOf(tick) };
  if (tick.missed === 'run-once' && run.attempt < MOST_ATTEMPTS) {
    const again = await reclaimRun(deps.database.read, claim);
    if (again) deps.log.warn('the node of a tick died, it runs again here', facts);
    return again;
  }
  if (await loseRun(deps.database.read, run)) deps.log.error('the node of a tick died, and it is given up', facts);
  return undefined;
}
