import type { CalendarImport, KeptEvent, StaffActor } from '../../contract';
import { err, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { ImportedEvent, KeptImport } from './calendar-import-store';
import { calendarImportMachine } from './calendar-import.machine';
import { followTopics } from './follow-topics';
import type { HappeningDeps } from './happening-deps';
import type { KeptHappening } from './happening-store';
import { spanOf } from './recurrence';
import { told } from './write-happening';

type UndoRefusal = MachineRefusal | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;
type Undone = { back: number; kept: KeptEvent[] };

const presentImport = (kept: KeptImport): CalendarImport => ({
  ...kept,
  allowedEvents: [...calendarImportMachine.allowed(kept.state)],
});

/** The files that were taken last, and whether they can be taken back. */
export async function listImports(
  deps: HappeningDeps,
  actor: StaffActor,
): Promise<Result<{ imports: CalendarImport[] }, never>> {
  const found = await deps.imports.last(deps.database.read, actor.stations);
  return ok({ imports: found.map(presentImport) });
}

/** Takes a file back as a whole: what it added goes, what it changed returns. What somebody touched since is kept, and listed. */
export async function undoImport(
  deps: HappeningDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Undone, UndoRefusal>> {
  const found = await deps.imports.byId(deps.database.read, actor.stations, id);
  if (!found) return err('HEARTH.NOT_FOUND');
  const next = calendarImportMachine.next(found.state, 'undo');
  if (!next.ok) return next;
  return deps.database.transaction(async (tx) => {
    if (!(await deps.imports.move(tx, found, next.value.state))) return err('HEARTH.CHANGED_MEANWHILE');
    const events = await deps.imports.events(tx, id);
    const ids = events.map(({ happening }) => happening);
    const known = new Map((await deps.happenings.byIds(tx, [found.station], ids)).map((one) => [one.id, one]));
    const undone: Undone = { back: 0, kept: [] };
    for (const event of events) {
      const why = await takeBack(deps, tx, { actor, event, known: known.get(event.happening) });
      if (why === undefined) undone.back += 1;
      else undone.kept.push({ happening: event.happening, title: event.title, why });
    }
    const facts = { back: undone.back, kept: undone.kept.map(({ happening }) => happening) };
    deps.ledger.append(tx, { actor, action: 'calendar.import-undone', subject: id, facts });
    return ok(undone);
  });
}

type Taking = {
  readonly actor: StaffActor;
  readonly event: ImportedEvent;
  readonly known: KeptHappening | undefined;
};

/** Why an event stays as it is, or nothing when it is as before the file. */
async function takeBack(deps: HappeningDeps, tx: Tx, taking: Taking): Promise<KeptEvent['why'] | undefined> {
  const { actor, event, known } = taking;
  // What is gone already was taken back with another file.
  if (!known) return undefined;
  if (known.version !== event.version) return 'touched';
  const { id, station, version } = known;
  const what = { actor, station, id, version: version + 1, action: 'happening.import-undone' };
  if (event.before === null) {
    if ((await deps.happenings.linked(tx, id)).length > 0) return 'topic';
    if (!(await deps.happenings.remove(tx, known))) return 'touched';
    await told(deps, tx, what);
    return undefined;
  }
  if (!(await deps.happenings.patch(tx, known, patchOf(event.before)))) return 'touched';
  await deps.happenings.setChanges(tx, id, event.before.changes);
  await told(deps, tx, what);
  await followTopics(deps, tx, { actor, before: known, reason: '' });
  return undefined;
}

/** The event as it was, with the number that its source gave it: the same file can be taken again. */
function patchOf(before: KeptHappening) {
  const { title, notes, place, geo, source, url, certainty, zone, starts, minutes, allDay, rule } = before;
  const { state, reason, except, sequence, importedHash } = before;
  const words = { title, notes, place, geo, source, url, certainty, zone, starts, minutes, allDay, rule };
  return { ...words, state, reason, except, sequence, importedHash, span: spanOf(before) };
}
