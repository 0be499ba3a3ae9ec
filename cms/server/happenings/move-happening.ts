import type { Happening, HappeningEvent, HappeningState, OccurrenceChange, StaffActor } from '../../contract';
import { err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { followTopics } from './follow-topics';
import type { HappeningDeps } from './happening-deps';
import { happeningMachine } from './happening.machine';
import type { KeptHappening } from './happening-store';
import { hasOccurrence, spanOf } from './recurrence';
import { carried } from './successors';
import { currentHappening, told, viewHappening, type HappeningRefusal } from './write-happening';

type Move = {
  readonly id: string;
  readonly version: number;
  readonly event: HappeningEvent;
  readonly at?: string | undefined;
  readonly starts?: string | undefined;
  readonly reason: string;
};

/** Postpones, cancels or restores one occurrence of a series, or all of it. */
export async function moveHappening(
  deps: HappeningDeps,
  actor: StaffActor,
  move: Move,
): Promise<Result<Happening, HappeningRefusal>> {
  const { id, version, event, at, starts, reason } = move;
  const found = await currentHappening(deps, actor, { id, version });
  if (!found.ok) return found;
  const series = found.value;
  const known = at === undefined ? undefined : series.changes.find((change) => change.at === at);
  if (at !== undefined && !known && !hasOccurrence(series, at)) return err('CALENDAR.NO_OCCURRENCE');
  const next = happeningMachine.next(stateOf(series, at, known), event);
  if (!next.ok) return next;
  if (event === 'postpone' && starts === undefined) return err('CALENDAR.WHEN_INSTEAD');
  const moved: Moved = { series, at, known, state: next.value.state, starts, reason };
  const done = await deps.database.transaction(async (tx) => {
    if (!(await write(deps, tx, moved))) return false;
    const facts = { at: at ?? null, to: next.value.state, starts: starts ?? null, reason };
    const what = { actor, station: series.station, id, version: version + 1, facts };
    await told(deps, tx, { ...what, action: `happening.${event}` });
    await followTopics(deps, tx, { actor, before: series, reason });
    return true;
  });
  return done ? viewHappening(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

/** An occurrence without a change of its own is as its series is. */
export function stateOf(
  series: KeptHappening,
  at: string | undefined,
  known: OccurrenceChange | undefined,
): HappeningState {
  return at === undefined ? series.state : (known?.state ?? series.state);
}

type Moved = {
  readonly series: KeptHappening;
  readonly at: string | undefined;
  readonly known: OccurrenceChange | undefined;
  readonly state: HappeningState;
  readonly starts: string | undefined;
  readonly reason: string;
};

async function write(deps: HappeningDeps, tx: Tx, moved: Moved): Promise<boolean> {
  const { series, at, state, reason } = moved;
  if (at !== undefined) return writeChange(deps, tx, { series, change: changeOf(moved, at) });
  const starts = moved.starts ?? series.starts;
  const { except, changes } = carried({ before: series, after: { ...series, starts } });
  const span = spanOf({ ...series, starts, except, changes });
  const patch = { state, reason, starts, except, span, sequence: series.sequence + 1 };
  if (!(await deps.happenings.patch(tx, series, patch))) return false;
  if (starts !== series.starts) await deps.happenings.setChanges(tx, series.id, changes);
  return true;
}

type Changed = { readonly series: KeptHappening; readonly change: OccurrenceChange };

/** Writes what of one occurrence is other than the rule says, and nothing of what is as the rule says. */
export async function writeChange(deps: HappeningDeps, tx: Tx, { series, change }: Changed): Promise<boolean> {
  const { at, title, place, minutes, state } = change;
  const isUsual = state === 'planned' && title === null && place === null && minutes === series.minutes;
  const others = series.changes.filter((one) => one.at !== at);
  const span = spanOf({ ...series, changes: isUsual ? others : [...others, change] });
  if (!(await deps.happenings.patch(tx, series, { span, sequence: series.sequence + 1 }))) return false;
  await (isUsual ? deps.happenings.dropChange(tx, series.id, at) : deps.happenings.setChange(tx, series.id, change));
  return true;
}

/** An occurrence after a move; what is restored is again when the rule says. */
function changeOf({ series, known, state, starts, reason }: Moved, at: string): OccurrenceChange {
  const before = known ?? { at, starts: at, minutes: series.minutes, title: null, place: null };
  if (state === 'planned') return { ...before, state, reason: '', starts: at };
  return { ...before, state, reason, starts: starts ?? before.starts };
}
