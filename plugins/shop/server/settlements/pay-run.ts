import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Settlement, SettlementEvent, SettlementLine } from '../../contract';
import { hashOfFile, payoutFile } from './payout-file';
import {
  moveRun,
  seenRun,
  shownRun,
  type SeenRun,
  type SettlementDeps,
  type SettlementRefusal,
} from './settlement-deps';
import { paidEntries } from './settlement-posting.rules';
import type { SummedRun } from './settlement-store';

type Done = Promise<Result<Settlement, SettlementRefusal>>;

/** Begins to pay, or to pay again what failed: the file is fixed by its hash. A run that owes nothing is paid at once. */
export async function payRun(deps: SettlementDeps, actor: StaffActor, seen: SeenRun): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SettlementRefusal>> => {
    const found = await seenRun(deps, tx, { actor, seen });
    if (!found.ok) return found;
    const run = found.value;
    const held = await heldFrom(deps, tx, { actor, run });
    if (!held.ok) return held;
    const fileHash = run.fileHash ?? (await hashOfFile(payoutFile(tx, deps.lines, run)));
    const moved = await moveRun(deps, tx, { actor, run, event: 'pay', change: { fileHash } });
    if (!moved.ok) return moved;
    await deps.lines.waitAgain(tx, run.id);
    return settled(deps, tx, { actor, id: run.id });
  });
  return done.ok ? shownRun(deps, actor, seen.id) : done;
}

/**
 * Goods may have been taken off the shelf after a run was closed: what it would pay for them goes into the next one. Once a file is out its lines
 * are fixed, and a payment that failed waits.
 */
async function heldFrom(
  { settlementHolds, ledger }: SettlementDeps,
  tx: Tx,
  { actor, run }: { readonly actor: StaffActor; readonly run: SummedRun },
): Promise<Result<void, SettlementRefusal>> {
  const which = { run: run.id, station: run.station };
  if (run.fileHash !== null) {
    const parties = await settlementHolds.failedOf(tx, which);
    return parties.length > 0 ? err('BOOKS.LINES_HELD', { parties }) : ok();
  }
  const parties = await settlementHolds.carry(tx, which);
  if (parties.length > 0)
    ledger.append(tx, { actor, action: 'settlement.lines-held', subject: run.id, facts: { parties } });
  return ok();
}

/** What became of one payment. */
export type Outcome = Pick<SettlementLine, 'party' | 'mode'> & {
  readonly isPaid: boolean;
  readonly reference: string;
};

/** Tells what became of payments; what went through is booked in the same transaction. When none waits any more the run moves on. */
export async function tellOutcomes(
  deps: SettlementDeps,
  actor: StaffActor,
  { outcomes, ...seen }: SeenRun & { readonly outcomes: readonly Outcome[] },
): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SettlementRefusal>> => {
    const found = await seenRun(deps, tx, { actor, seen });
    if (!found.ok) return found;
    const run = found.value;
    if (run.state !== 'paying') return moveRun(deps, tx, { actor, run, event: 'all-paid' });
    for (const outcome of outcomes) {
      const told = await tellOne(deps, tx, { run, outcome });
      if (!told.ok) return told;
    }
    deps.ledger.append(tx, { actor, action: 'settlement.outcomes', subject: run.id, facts: { outcomes } });
    return settled(deps, tx, { actor, id: run.id });
  });
  return done.ok ? shownRun(deps, actor, seen.id) : done;
}

async function tellOne(
  { lines, books, clock }: SettlementDeps,
  tx: Tx,
  { run, outcome }: { readonly run: SummedRun; readonly outcome: Outcome },
): Promise<Result<void, SettlementRefusal>> {
  const { isPaid, reference, ...line } = outcome;
  const due = await lines.settle(tx, { run: run.id, ...line }, { isPaid, reference });
  if (due === undefined) return err('BOOKS.NO_SUCH_LINE');
  const { station, id: ref } = run;
  const entries = paidEntries(line, due);
  if (isPaid) await books.post(tx, { station, kind: 'settlement.paid', ref, at: clock.now(), entries });
  return ok();
}

/** Where a run goes when no payment waits any more; it stays where it is while one does. */
async function settled(
  deps: SettlementDeps,
  tx: Tx,
  { actor, id }: { readonly actor: StaffActor; readonly id: string },
): Promise<Result<void, SettlementRefusal>> {
  const { due, paid, failed } = await deps.lines.counts(tx, id);
  if (due > 0) return ok();
  const event: SettlementEvent = failed === 0 ? 'all-paid' : paid > 0 ? 'some-paid' : 'none-paid';
  const run = await deps.runs.find(tx, actor.station, id);
  return run ? moveRun(deps, tx, { actor, run, event }) : err('BOOKS.RUN_NOT_FOUND');
}
