import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Settlement, SettlementEvent } from '../../contract';
import {
  hasHand,
  moveRun,
  seenRun,
  shownRun,
  type SeenRun,
  type SettlementDeps,
  type SettlementRefusal,
} from './settlement-deps';
import type { RunChange, SummedRun } from './settlement-store';

type Done = Promise<Result<Settlement, SettlementRefusal>>;
type Step = { readonly event: SettlementEvent; readonly change?: RunChange; readonly reason?: string };

async function step(
  deps: SettlementDeps,
  actor: StaffActor,
  {
    seen,
    next,
  }: {
    seen: SeenRun;
    next: (run: SummedRun) => Result<Step, SettlementRefusal> | Promise<Result<Step, SettlementRefusal>>;
  },
): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SettlementRefusal>> => {
    const run = await seenRun(deps, tx, { actor, seen });
    if (!run.ok) return run;
    const found = await next(run.value);
    return found.ok ? moveRun(deps, tx, { actor, run: run.value, ...found.value }) : found;
  });
  return done.ok ? shownRun(deps, actor, seen.id) : done;
}

/** Says that own books, provider and bank agree for the time of a run. */
export function reconcileRun(deps: SettlementDeps, actor: StaffActor, seen: SeenRun): Done {
  return step(deps, actor, {
    seen,
    next: async (run) => {
      const open = await deps.runs.openDifferences(deps.database.read, run);
      return open === 0 ? ok({ event: 'reconcile' }) : err('BOOKS.DIFFERENCES_OPEN', { open });
    },
  });
}

/** The first or the second signature: by two people, neither of whom opened the run. */
export function signRun(deps: SettlementDeps, actor: StaffActor, seen: SeenRun): Done {
  return step(deps, actor, {
    seen,
    next: (run) => {
      if (hasHand(run, actor.id)) return err('BOOKS.OWN_SIGNATURE');
      return run.firstBy === null
        ? ok({ event: 'sign', change: { firstBy: actor.id } })
        : ok({ event: 'countersign', change: { secondBy: actor.id } });
    },
  });
}

/** Sends a run back, for a reason that stands in the ledger: it is matched again, and signed anew. */
export function rejectRun(
  deps: SettlementDeps,
  actor: StaffActor,
  { reason, ...seen }: SeenRun & { readonly reason: string },
): Done {
  const change = { firstBy: null, secondBy: null };
  return step(deps, actor, { seen, next: () => ok({ event: 'reject', change, reason }) });
}

/** Publishes a run whose payments are settled. */
export function publishRun(deps: SettlementDeps, actor: StaffActor, seen: SeenRun): Done {
  return step(deps, actor, { seen, next: () => ok({ event: 'publish' }) });
}
