import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { RecordingLine } from '../../contract';
import { keepUntil } from './keep-until';
import { moveRecording } from './move-recording';
import { presentRecording } from './present-recording';
import type { RecordingDeps, RecordingRefusal } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import type { RecordingPatch } from './recording-store';
import { recordingMachine } from './recording.machine';

/** So long a person can take a removal back. */
const UNDO_MS = 86_400_000;

type Which = { readonly id: string };
type Why = Which & { readonly reason: string };
type Answer = Promise<Result<RecordingLine, RecordingRefusal>>;
type Wanted = {
  readonly action: string;
  readonly patch: RecordingPatch;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Removes a recording. Its bytes stay for a day, so that it can be taken back; what is held stays. */
export function removeRecording(deps: RecordingDeps, actor: StaffActor, { id, reason }: Why): Answer {
  return changed(deps, actor, id, (held) => {
    if (held.state === 'removed') return ok(undefined);
    if (held.hold) return err('STREAMING.RECORDING_HELD');
    const next = recordingMachine.next(held.state, 'remove');
    if (!next.ok) return err('STREAMING.RECORDING_STATE', { state: held.state });
    const at = deps.clock.now();
    const removed = { at, by: actor.id, why: reason, eraseAfter: new Date(at.getTime() + UNDO_MS) };
    const patch: RecordingPatch = { state: next.value.state, removed };
    return ok({ action: 'streaming-recording.remove', patch, facts: { reason } });
  });
}

/** Takes a removal back, while the bytes are there for certain. */
export function restoreRecording(deps: RecordingDeps, actor: StaffActor, { id }: Which): Answer {
  return changed(deps, actor, id, async (held, tx) => {
    if (held.state === 'ready') return ok(undefined);
    const next = recordingMachine.next(held.state, 'restore');
    const now = deps.clock.now();
    const isOver = held.removed?.until == null || Date.parse(held.removed.until) <= now.getTime();
    if (!next.ok || isOver) return err('STREAMING.RECORDING_STATE', { state: held.state });
    // What was due while it lay there would go again at once.
    const due = held.keepUntil !== null && Date.parse(held.keepUntil) <= now.getTime();
    const later = due ? { keepUntil: await keepUntil(deps, tx, { room: held.room, ended: now }) } : {};
    const patch: RecordingPatch = { ...later, state: next.value.state, removed: null };
    return ok({ action: 'streaming-recording.restore', patch });
  });
}

/** Holds a recording: neither a person nor the clock removes it. */
export function holdRecording(deps: RecordingDeps, actor: StaffActor, { id, reason }: Why): Answer {
  return changed(deps, actor, id, (held) => {
    if (held.state === 'removed' || held.state === 'gone') {
      return err('STREAMING.RECORDING_STATE', { state: held.state });
    }
    if (held.hold) return held.hold.reason === reason ? ok(undefined) : err('STREAMING.RECORDING_HELD');
    const patch = { hold: { reason, by: actor.id, at: deps.clock.now() } };
    return ok({ action: 'streaming-recording.hold', patch, facts: { reason } });
  });
}

/** Ends the hold. What is due meanwhile goes with the next round. */
export function releaseRecording(deps: RecordingDeps, actor: StaffActor, { id, reason }: Why): Answer {
  return changed(deps, actor, id, (held) =>
    ok(held.hold ? { action: 'streaming-recording.release', patch: { hold: null }, facts: { reason } } : undefined),
  );
}

/** Says until when this one is kept: until a day, for ever, or as its room does. */
export function keepRecording(
  deps: RecordingDeps,
  actor: StaffActor,
  { id, until }: Which & { readonly until: string | null },
): Answer {
  return changed(deps, actor, id, async (held, tx) => {
    const ended = new Date(held.endedAt ?? deps.clock.now());
    const asRoom = until === 'room';
    const day = asRoom
      ? await keepUntil(deps, tx, { room: held.room, ended })
      : until === null
        ? null
        : new Date(until);
    const patch: RecordingPatch = { keepUntil: day, keepOwn: !asRoom };
    return ok({ action: 'streaming-recording.keep', patch, facts: { until: day?.toISOString() ?? null } });
  });
}

/** Gives a recording another title. */
export function nameRecording(
  deps: RecordingDeps,
  actor: StaffActor,
  { id, version, title }: Which & { readonly version: number; readonly title: string },
): Answer {
  return changed(deps, actor, id, (held) => {
    if (held.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    return ok({ action: 'streaming-recording.name', patch: { title }, facts: { title } });
  });
}

type Judge = (
  held: KeptRecording,
  tx: Tx,
) => Result<Wanted | undefined, RecordingRefusal> | Promise<Result<Wanted | undefined, RecordingRefusal>>;

/** Holds the recording, asks what is wanted of it, and writes that; nothing wanted leaves it as it is. */
async function changed(deps: RecordingDeps, actor: StaffActor, ...[id, judge]: [string, Judge]): Answer {
  return deps.database.transaction(async (tx) => {
    const held = await deps.recordings.hold(tx, id);
    if (!held || held.state === 'gone' || !actor.stations.includes(held.station)) {
      return err('STREAMING.RECORDING_NOT_FOUND');
    }
    const wanted = await judge(held, tx);
    if (!wanted.ok) return wanted;
    if (!wanted.value) return ok(presentRecording(held));
    const now = await moveRecording(deps, tx, { ...wanted.value, recording: held, actor });
    return now ? ok(presentRecording(now)) : err('HEARTH.CHANGED_MEANWHILE');
  });
}
