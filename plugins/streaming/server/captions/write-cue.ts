import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { cueTold, type Cue, type SendCue } from '../../contract';
import type { CaptionDeps, CaptionRefusal } from './caption-deps';
import type { KeptBroadcast } from './cue-store';
import { cleanText } from './cue.rules';

type Answer = Promise<Result<Cue, CaptionRefusal>>;

/** Clocks of hosts and encoders are not of one mind to the second. */
const LEEWAY = 60_000;
/** Words may be prepared for what is still to come. */
const AHEAD = 10 * 60_000;
const LONGEST_MS = 10 * 60_000;

/** Whether a cue may lie on this broadcast. */
export function isWithin(
  { beganAt, endedAt }: KeptBroadcast,
  { start, end }: Pick<Cue, 'start' | 'end'>,
  now: Date,
): boolean {
  if (end <= start || end - start > LONGEST_MS) return false;
  const last = endedAt ? endedAt.getTime() + LEEWAY : now.getTime() + AHEAD;
  return start >= beganAt.getTime() - LEEWAY && start <= last;
}

/**
 * Sends what somebody typed. The id is the desk's own: what comes again after a lost line is the same cue, and is answered as it stands now. Every node
 * hears of it, and with it the viewers.
 */
export async function sendCue(
  deps: CaptionDeps,
  actor: StaffActor,
  { room: roomId, ...cue }: SendCue & { readonly room: string },
): Answer {
  const { database, cues } = deps;
  const room = await deps.rooms.find(database, actor.stations, roomId);
  const broadcast = room && (await cues.broadcast(database.read, roomId, cue.broadcast));
  if (!room || !broadcast) return err('STREAMING.ROOM_NOT_FOUND');
  const text = cleanText(cue.text);
  if (text === '' || !isWithin(broadcast, cue, deps.clock.now())) return err('STREAMING.CUE_TIME');
  return database.transaction(async (tx) => {
    if (!(await deps.tracks.find(tx, roomId, cue.track))) return err('STREAMING.TRACK_NOT_FOUND');
    const { station } = room;
    const by = { author: actor.name, authorId: actor.id, outerId: null };
    const kept = await cues.insert(tx, { ...cue, ...by, text, station, source: 'typed', machine: false });
    if (!kept) return err('STREAMING.CUE_NOT_FOUND');
    if (kept.isNew) await deps.outbox.append(tx, cueTold({ station, roomId, cue: kept.cue }));
    return ok(kept.cue);
  });
}

type Correction = {
  readonly room: string;
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
};

/** Corrects a cue. A person has looked at it then, whoever wrote it. */
export async function changeCue(
  deps: CaptionDeps,
  actor: StaffActor,
  { room: roomId, id, version, ...words }: Correction,
): Answer {
  const text = cleanText(words.text);
  return rewritten({ deps, actor }, { room: roomId, id, version }, async (cue, broadcast) => {
    const { start = cue.start, end = cue.end } = words;
    if (text === '' || !isWithin(broadcast, { start, end }, deps.clock.now())) return err('STREAMING.CUE_TIME');
    return ok({ text, start, end, removed: false, machine: false });
  });
}

type Which = { readonly room: string; readonly id: string; readonly version: number };

/** Takes a cue back. Who has read it has read it; nobody else will. */
export const takeCueBack = (deps: CaptionDeps, actor: StaffActor, which: Which): Answer =>
  rewritten({ deps, actor }, which, async () => ok({ removed: true }));

type Patch = Partial<Pick<Cue, 'text' | 'start' | 'end' | 'removed' | 'machine'>>;

async function rewritten(
  { deps, actor }: { readonly deps: CaptionDeps; readonly actor: StaffActor },
  { room: roomId, id, version }: Which,
  patchOf: (cue: Cue, broadcast: KeptBroadcast) => Promise<Result<Patch, CaptionRefusal>>,
): Answer {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const cue = await deps.cues.hold(tx, roomId, id);
    const broadcast = cue && (await deps.cues.broadcast(tx, roomId, cue.broadcast));
    if (!cue || !broadcast) return err('STREAMING.CUE_NOT_FOUND');
    const patch = await patchOf(cue, broadcast);
    if (!patch.ok) return patch;
    // Pressed twice, or sent again after a lost answer: it is as somebody wants it already.
    if (isSo(cue, patch.value)) return ok(cue);
    if (cue.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = await deps.cues.change(tx, cue, { ...patch.value, by: actor });
    await deps.outbox.append(tx, cueTold({ station: room.station, roomId, cue: next }));
    return ok(next);
  });
}

// The names of a patch are those of a cue.
const isSo = (cue: Cue, patch: Patch): boolean =>
  Object.entries(patch).every(([name, value]) => cue[name as keyof Patch] === value);
