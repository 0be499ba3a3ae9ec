import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Settlement, SettlementLine } from '../../contract';
import type { Entry } from '../books/posting.rules';
import {
  moveRun,
  seenRun,
  shownRun,
  type SeenRun,
  type SettlementDeps,
  type SettlementRefusal,
} from './settlement-deps';
import { closedEntries } from './settlement-posting.rules';
import type { SummedRun } from './settlement-store';

type Done = Promise<Result<Settlement, SettlementRefusal>>;

/** Opens the run of a month that is over; one for each month. */
export async function openRun(
  deps: SettlementDeps,
  actor: StaffActor,
  { period, reservePercent }: { readonly period: string; readonly reservePercent: number },
): Done {
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SettlementRefusal>> => {
    const { until, isOver } = await deps.runs.endOf(tx, period);
    if (!isOver) return err('BOOKS.PERIOD_NOT_OVER');
    const run = { id, station: actor.station, period, until, reservePercent, openedBy: actor.id };
    if (!(await deps.runs.insert(tx, run))) return err('BOOKS.PERIOD_TAKEN');
    deps.ledger.append(tx, { actor, action: 'settlement.opened', subject: id, facts: { period, reservePercent } });
    return ok();
  });
  return done.ok ? shownRun(deps, actor, id) : done;
}

/**
 * Closes a run: orders are taken some thousand at a time, each time in a transaction of its own, so that memory stays flat, refunds are not
 * held up, and a close that broke off goes on where it was. The last transaction fixes the lines and books them.
 */
export async function closeRun(deps: SettlementDeps, actor: StaffActor, seen: SeenRun): Done {
  const first = await deps.database.transaction((tx) => seenRun(deps, tx, { actor, seen }));
  if (!first.ok) return first;
  if (first.value.state === 'open') while ((await takeSome(deps, first.value)) > 0);
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SettlementRefusal>> => {
    const found = await seenRun(deps, tx, { actor, seen });
    if (!found.ok) return found;
    const run = found.value;
    const moved = await moveRun(deps, tx, { actor, run, event: 'close', change: { closedAt: run.until } });
    if (!moved.ok) return moved;
    await deps.lines.finish(tx, run);
    await book(deps, tx, run);
    return ok();
  });
  return done.ok ? shownRun(deps, actor, seen.id) : done;
}

/** Only an open run takes orders: its row is held while it does, so that none slips in after it was closed. */
function takeSome({ database, runs, lines }: SettlementDeps, { id, station }: SummedRun): Promise<number> {
  return database.transaction(async (tx) => {
    const open = await runs.holdOpen(tx, station, id);
    return open ? lines.take(tx, open) : 0;
  });
}

/** A posting holds the lines of so many suppliers. */
const LINES_AT_ONCE = 500;

async function book({ books, lines }: SettlementDeps, tx: Tx, run: SummedRun): Promise<void> {
  let after = '';
  for (;;) {
    const page = await lines.lines(tx, { run: run.id, after, limit: LINES_AT_ONCE });
    const last = page.at(-1);
    if (!last) return;
    await books.post(tx, {
      ...{ station: run.station, kind: 'settlement.closed', ref: run.id, at: run.until },
      entries: page.flatMap((line: SettlementLine): readonly Entry[] => closedEntries(line)),
    });
    after = `${last.kind} ${last.party} ${last.mode}`;
  }
}
