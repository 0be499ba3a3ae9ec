import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Clock, Ids, MachineRefusal } from '@hearth/cms/kernel';
import type { Database, Ledger, Tx } from '@hearth/cms/platform';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { bookErrors, Settlement, SettlementEvent } from '../../contract';
import type { Books } from '../books/post';
import { settlementMachine } from './settlement.machine';
import type { SettlementHoldStore } from './settlement-hold-store';
import type { SettlementLineStore } from './settlement-line-store';
import type { KeptRun, RunChange, SettlementStore, SummedRun } from './settlement-store';

/** What the verbs of settlement runs are handed. */
export type SettlementDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly books: Books;
  readonly runs: SettlementStore;
  readonly lines: SettlementLineStore;
  readonly settlementHolds: SettlementHoldStore;
};

/** What they refuse. */
export type SettlementRefusal =
  RefusalOf<typeof bookErrors> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'> | MachineRefusal;

/** Whether somebody had a hand in a run already. */
export const hasHand = (run: KeptRun, person: string): boolean =>
  [run.openedBy, run.firstBy, run.secondBy].includes(person);

/** Which run, and the version that somebody saw. */
export type SeenRun = { readonly id: string; readonly version: number };

type Move = {
  readonly run: SummedRun;
  readonly event: SettlementEvent;
  readonly change?: RunChange;
  readonly reason?: string;
};

/** A run of the actor's station, as they saw it. */
export async function seenRun(
  { runs }: Pick<SettlementDeps, 'runs'>,
  tx: Tx,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: SeenRun },
): Promise<Result<SummedRun, SettlementRefusal>> {
  const run = await runs.find(tx, actor.station, seen.id);
  if (!run) return err('BOOKS.RUN_NOT_FOUND');
  return run.version === seen.version ? ok(run) : err('HEARTH.CHANGED_MEANWHILE');
}

/** Moves a run by its machine, and writes it into the ledger. */
export async function moveRun(
  { runs, ledger }: Pick<SettlementDeps, 'runs' | 'ledger'>,
  tx: Tx,
  { actor, run, event, change, reason }: Move & { readonly actor: StaffActor },
): Promise<Result<void, SettlementRefusal>> {
  const facts = { hasHand: hasHand(run, actor.id), differences: await runs.openDifferences(tx, run) };
  const next = settlementMachine.next(run.state, event, facts);
  if (!next.ok) return next;
  if (!(await runs.move(tx, run, { state: next.value.state, change }))) return err('HEARTH.CHANGED_MEANWHILE');
  ledger.append(tx, {
    ...{ actor, action: `settlement.${event}`, subject: run.id, version: String(run.version + 1) },
    facts: {
      period: run.period,
      ...(reason ? { reason } : {}),
      ...(change?.fileHash ? { file: change.fileHash } : {}),
    },
  });
  return ok();
}

/** A run as pages see it: with what this person may do now. */
export async function present(
  { database, runs }: Pick<SettlementDeps, 'database' | 'runs'>,
  actor: StaffActor,
  run: SummedRun,
): Promise<Settlement> {
  const facts = { hasHand: hasHand(run, actor.id), differences: await runs.openDifferences(database.read, run) };
  const { station: _own, ...shown } = run;
  return {
    ...shown,
    until: run.until.toISOString(),
    closedAt: run.closedAt?.toISOString() ?? null,
    allowed: [...settlementMachine.allowed(run.state, facts)],
  };
}

/** The run as it is after a verb. */
export async function shownRun(
  deps: SettlementDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Settlement, SettlementRefusal>> {
  const run = await deps.runs.find(deps.database.read, actor.station, id);
  return run ? ok(await present(deps, actor, run)) : err('BOOKS.RUN_NOT_FOUND');
}
