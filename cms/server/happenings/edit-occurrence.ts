import type { Happening, OccurrenceChange, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { followTopics } from './follow-topics';
import type { HappeningDeps } from './happening-deps';
import { happeningMachine } from './happening.machine';
import type { KeptHappening } from './happening-store';
import { stateOf, writeChange } from './move-happening';
import { hasOccurrence } from './recurrence';
import { currentHappening, told, viewHappening, type HappeningRefusal } from './write-happening';

type Edit = Pick<OccurrenceChange, 'at' | 'starts' | 'minutes'> & {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly place: string;
};

/** Changes one occurrence of a series by itself: its title, its place, its time. What is as the series has it stays the series'. */
export async function editOccurrence(
  deps: HappeningDeps,
  actor: StaffActor,
  { id, version, at, ...words }: Edit,
): Promise<Result<Happening, HappeningRefusal>> {
  const found = await currentHappening(deps, actor, { id, version });
  if (!found.ok) return found;
  const series = found.value;
  const edited = editedOf(series, { at, ...words });
  if (!edited.ok) return edited;
  const change = edited.value;
  const done = await deps.database.transaction(async (tx) => {
    if (!(await writeChange(deps, tx, { series, change }))) return false;
    const facts = { at, starts: words.starts, state: change.state };
    const what = { actor, station: series.station, id, version: version + 1, facts };
    await told(deps, tx, { ...what, action: 'happening.occurrence-changed' });
    await followTopics(deps, tx, { actor, before: series, reason: '' });
    return true;
  });
  return done ? viewHappening(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

function editedOf(
  series: KeptHappening,
  { at, starts, minutes, title, place }: Omit<Edit, 'id' | 'version'>,
): Result<OccurrenceChange, HappeningRefusal> {
  const known = series.changes.find((one) => one.at === at);
  if (series.rule === null || (!known && !hasOccurrence(series, at))) return err('CALENDAR.NO_OCCURRENCE');
  const state = stateAfter(series, known, { at, starts });
  if (!state.ok) return state;
  return ok({
    ...{ at, state: state.value, starts, minutes, reason: known?.reason ?? '' },
    title: title === series.title ? null : title,
    place: place === series.place ? null : place,
  });
}

type When = Pick<OccurrenceChange, 'at' | 'starts'>;

/** A new time puts an occurrence off, its first time brings it back; what is cancelled has to be restored before it gets another time. */
function stateAfter(
  series: KeptHappening,
  known: OccurrenceChange | undefined,
  { at, starts }: When,
): Result<OccurrenceChange['state'], HappeningRefusal> {
  const state = stateOf(series, at, known);
  if (starts === (known?.starts ?? at)) return ok(state);
  const next = happeningMachine.next(state, starts === at && state !== 'cancelled' ? 'restore' : 'postpone');
  return next.ok ? ok(next.value.state) : next;
}
