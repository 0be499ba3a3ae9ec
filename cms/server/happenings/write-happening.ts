import { happeningChanged, type Happening, type HappeningWords, type StaffActor } from '../../contract';
import { err, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { followTopics } from './follow-topics';
import type { HappeningDeps } from './happening-deps';
import { happeningMachine } from './happening.machine';
import type { KeptHappening } from './happening-store';
import { readRule, spanOf } from './recurrence';
import { carried } from './successors';
import { isZone } from './wall-time.rules';

/** Why work on the calendar is refused. */
export type HappeningRefusal =
  | MachineRefusal
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.NOT_ALLOWED'
      | 'HEARTH.CHANGED_MEANWHILE'
      | 'CALENDAR.BAD_RULE'
      | 'CALENDAR.BAD_ZONE'
      | 'CALENDAR.WHEN_INSTEAD'
      | 'CALENDAR.NO_OCCURRENCE',
      undefined
    >;

/** An event with what may happen to it. */
export function presentHappening(kept: KeptHappening): Happening {
  const { sequence: _sequence, importedHash: _hash, ...seen } = kept;
  return { ...seen, allowedEvents: [...happeningMachine.allowed(kept.state)] };
}

/** Writes an event into the calendar. */
export async function addHappening(
  deps: HappeningDeps,
  actor: StaffActor,
  { station, ...words }: HappeningWords & { readonly station: string },
): Promise<Result<Happening, HappeningRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const sound = soundWords(words);
  if (!sound.ok) return sound;
  const id = deps.ids.next();
  const span = spanOf(seriesOf(sound.value));
  await deps.database.transaction(async (tx) => {
    await deps.happenings.insert(tx, { ...sound.value, id, station, uid: `${id}@hearth`, author: actor.id, span });
    await told(deps, tx, { actor, station, id, version: 1, action: 'happening.added' });
  });
  return viewHappening(deps, actor, id);
}

/** One event. */
export async function viewHappening(
  deps: HappeningDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Happening, HappeningRefusal>> {
  const found = await deps.happenings.byId(deps.database.read, actor.stations, id);
  return found ? ok(presentHappening(found)) : err('HEARTH.NOT_FOUND');
}

type Change = HappeningWords & { readonly id: string; readonly version: number };

/** Changes what an event says. What was said of single occurrences goes with them where the times they hung on change. */
export async function changeHappening(
  deps: HappeningDeps,
  actor: StaffActor,
  { id, version, ...words }: Change,
): Promise<Result<Happening, HappeningRefusal>> {
  const found = await currentHappening(deps, actor, { id, version });
  if (!found.ok) return found;
  const sound = soundWords(words);
  if (!sound.ok) return sound;
  const before = found.value;
  const { except, changes } = carried({ before, after: { ...before, ...sound.value } });
  const span = spanOf({ ...before, ...sound.value, except, changes });
  const done = await deps.database.transaction(async (tx) => {
    const patch = { ...sound.value, except, span, sequence: before.sequence + 1 };
    if (!(await deps.happenings.patch(tx, { id, version }, patch))) return false;
    await deps.happenings.setChanges(tx, id, changes);
    await told(deps, tx, { actor, station: before.station, id, version: version + 1, action: 'happening.changed' });
    await followTopics(deps, tx, { actor, before, reason: '' });
    return true;
  });
  return done ? viewHappening(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

/** The event, if it is still the one that was looked at. */
export async function currentHappening(
  deps: HappeningDeps,
  actor: StaffActor,
  { id, version }: Pick<KeptHappening, 'id' | 'version'>,
): Promise<Result<KeptHappening, HappeningRefusal>> {
  const found = await deps.happenings.byId(deps.database.read, actor.stations, id);
  if (!found) return err('HEARTH.NOT_FOUND');
  return found.version === version ? ok(found) : err('HEARTH.CHANGED_MEANWHILE');
}

/** Words whose zone and rule can be followed. */
export function soundWords(words: HappeningWords): Result<HappeningWords, HappeningRefusal> {
  if (!isZone(words.zone)) return err('CALENDAR.BAD_ZONE');
  if (words.rule === null || words.rule === '') return ok({ ...words, rule: null });
  const rule = readRule(words.rule);
  return rule === undefined ? err('CALENDAR.BAD_RULE') : ok({ ...words, rule });
}

const seriesOf = (words: HappeningWords) => ({
  ...words,
  ...{ except: [], changes: [], state: 'planned' as const, reason: '' },
});

type Told = {
  readonly actor: StaffActor;
  readonly station: string;
  readonly id: string;
  readonly version: number;
  readonly action: string;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Puts on record what was done to an event, and tells who has the calendar open. */
export async function told(deps: HappeningDeps, tx: Tx, what: Told): Promise<void> {
  const { actor, station, id, version, action, facts } = what;
  deps.ledger.append(tx, { actor, action, subject: id, ...(facts ? { facts } : {}) });
  const at = deps.clock.now().toISOString();
  await deps.outbox.append(tx, happeningChanged({ station, happeningId: id, version, at }));
}
