import type { ImportLine, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { ImportedEvent } from './calendar-import-store';
import { followTopics } from './follow-topics';
import type { HappeningDeps } from './happening-deps';
import type { KeptHappening } from './happening-store';
import { readIcs, type FileEvent, type FileLine, type NoCalendar } from './read-ics';
import { spanOf } from './recurrence';
import { momentOf } from './wall-time.rules';
import { told } from './write-happening';

type ImportRefusal = NoCalendar | Refusal<'HEARTH.NOT_ALLOWED', undefined>;
type File = { readonly station: string; readonly file: string; readonly uids?: readonly string[] | undefined };
type Answer = Result<{ lines: ImportLine[]; taken: number; import: string | null }, ImportRefusal>;

/** What a file would do to the calendar, event by event; nothing is written. */
export async function previewImport(deps: HappeningDeps, actor: StaffActor, file: File): Promise<Answer> {
  const compared = await compare(deps, actor, file);
  return compared.ok ? ok({ lines: compared.value.map(({ line }) => line), taken: 0, import: null }) : compared;
}

/** Takes a file: all of it, or the events that are named. What is there already as the file has it stays untouched. */
export async function takeImport(deps: HappeningDeps, actor: StaffActor, file: File): Promise<Answer> {
  const compared = await compare(deps, actor, file);
  if (!compared.ok) return compared;
  const wanted = compared.value.filter(({ line: { uid } }) => file.uids?.includes(uid) ?? true);
  const id = deps.ids.next();
  const taken: ImportedEvent[] = [];
  await deps.database.transaction(async (tx) => {
    for (const { event, known, line } of wanted) {
      if (!event || line.does === 'same' || line.does === 'skipped') continue;
      const done = known
        ? await rewrite(deps, tx, { actor, event, known })
        : await write(deps, tx, { actor, event, station: file.station });
      if (done) taken.push(done);
    }
    if (taken.length === 0) return;
    await deps.imports.note(tx, { id, station: file.station, person: actor.id, events: taken });
    deps.ledger.append(tx, { actor, action: 'calendar.imported', subject: id, facts: { events: taken.length } });
  });
  return ok({ lines: wanted.map(({ line }) => line), taken: taken.length, import: taken.length === 0 ? null : id });
}

type Compared = {
  readonly line: ImportLine;
  readonly event: FileEvent | undefined;
  readonly known: KeptHappening | undefined;
};

async function compare(
  deps: HappeningDeps,
  actor: StaffActor,
  { station, file }: File,
): Promise<Result<readonly Compared[], ImportRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const lines = readIcs(file);
  if (!lines.ok) return lines;
  const uids = lines.value.map((line) => ('event' in line ? line.event.uid : line.uid));
  const known = await deps.happenings.byUids(deps.database.read, station, uids);
  const byUid = new Map(known.map((one) => [one.uid, one]));
  return ok(lines.value.map((line) => comparedOf(line, byUid)));
}

function comparedOf(line: FileLine, byUid: ReadonlyMap<string, KeptHappening>): Compared {
  if ('skipped' in line) {
    const { uid, title, skipped: why } = line;
    const shown = { uid, title, startsAt: null, repeats: false, does: 'skipped' as const, fields: [], why };
    return { line: shown, event: undefined, known: undefined };
  }
  const { event } = line;
  const known = byUid.get(event.uid);
  const { title, starts, zone, rule } = event.words;
  const facts = {
    uid: event.uid,
    title,
    startsAt: new Date(momentOf(starts, zone)).toISOString(),
    repeats: rule !== null,
  };
  const isOlder = known !== undefined && event.sequence < known.sequence && known.importedHash !== event.hash;
  const does = isOlder ? 'skipped' : doesOf(event, known);
  const fields = known && does === 'changed' ? changedFields(event, known) : [];
  return { line: { ...facts, does, fields, why: isOlder ? 'older' : null }, event, known };
}

function doesOf(event: FileEvent, known: KeptHappening | undefined): 'new' | 'changed' | 'cancelled' | 'same' {
  if (!known) return 'new';
  if (known.importedHash === event.hash) return 'same';
  return event.isCancelled && known.state !== 'cancelled' ? 'cancelled' : 'changed';
}

function changedFields({ words, except, changes }: FileEvent, known: KeptHappening): string[] {
  const said = Object.entries({ ...words, except, changes });
  const was: Readonly<Record<string, unknown>> = known;
  return said.flatMap(([field, value]) => (JSON.stringify(was[field]) === JSON.stringify(value) ? [] : [field]));
}

type New = { readonly actor: StaffActor; readonly event: FileEvent; readonly station: string };

async function write(deps: HappeningDeps, tx: Tx, { actor, event, station }: New): Promise<ImportedEvent | undefined> {
  const id = deps.ids.next();
  const fresh = { ...patchOf(event, undefined), id, station, uid: event.uid, author: actor.id };
  if (!(await deps.happenings.insert(tx, fresh))) return undefined;
  await deps.happenings.setChanges(tx, id, event.changes);
  await told(deps, tx, { actor, station, id, version: 1, action: 'happening.imported' });
  return { happening: id, title: event.words.title, before: null, version: 1 };
}

type Known = { readonly actor: StaffActor; readonly event: FileEvent; readonly known: KeptHappening };

async function rewrite(
  deps: HappeningDeps,
  tx: Tx,
  { actor, event, known }: Known,
): Promise<ImportedEvent | undefined> {
  if (!(await deps.happenings.patch(tx, known, patchOf(event, known)))) return undefined;
  await deps.happenings.setChanges(tx, known.id, event.changes);
  const version = known.version + 1;
  const what = { actor, station: known.station, id: known.id, version };
  await told(deps, tx, { ...what, action: 'happening.imported' });
  // A file that changes times tells those who planned by them, as a hand does.
  await followTopics(deps, tx, { actor, before: known, reason: '' });
  return { happening: known.id, title: event.words.title, before: known, version };
}

function patchOf({ words, except, changes, isCancelled, sequence, hash }: FileEvent, known: KeptHappening | undefined) {
  const state = isCancelled ? ('cancelled' as const) : ('planned' as const);
  // What a file leaves open, such as who said so, is not taken from what the newsroom found out.
  const kept = known && words.source === '' ? { ...words, source: known.source } : words;
  const series = { ...kept, except: [...except], changes: [...changes], state, reason: '' };
  return { ...kept, except, state, sequence, importedHash: hash, span: spanOf(series) };
}
