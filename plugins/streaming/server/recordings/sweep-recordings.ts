import { ok, type Result } from '@hearth/cms/kernel';
import type { DriverRefusal } from '../../contract';
import { houseOf, moveRecording } from './move-recording';
import { CUT_WORK, SETTLE_WORK, type RecordingDeps } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import { recordingMachine } from './recording.machine';
import { goneWith } from './settle-recording';

/** What a round did. */
export type Swept = { readonly removed: number; readonly erased: number; readonly again: number };

/** One round: what is due is removed, what cannot be taken back any more is erased, and what somebody died over is begun again. */
export async function sweepRecordings(deps: RecordingDeps): Promise<Swept> {
  const now = deps.clock.now();
  const counts = { removed: 0, erased: 0, again: 0 };
  for (const one of await deps.lists.due(deps.database, now)) if (await removeDue(deps, one)) counts.removed += 1;
  for (const one of await deps.lists.toErase(deps.database, deps.clock.now())) {
    if (await eraseRecording(deps, one)) counts.erased += 1;
  }
  const stuck = await deps.lists.stuck(deps.database);
  for (const { id, station, kind } of stuck) {
    const work = kind === 'whole' ? SETTLE_WORK : CUT_WORK;
    await deps.database.transaction((tx) => deps.jobs.enqueue(tx, work, { data: { recording: id }, station, key: id }));
    counts.again += 1;
  }
  return counts;
}

/** Looks once more under the lock: meanwhile it may have been held, or kept longer. */
async function removeDue(deps: RecordingDeps, { id }: KeptRecording): Promise<boolean> {
  return deps.database.transaction(async (tx) => {
    const held = await deps.recordings.hold(tx, id);
    const next = held && recordingMachine.next(held.state, 'remove');
    const now = deps.clock.now();
    if (!held || !next?.ok || held.hold || held.keepUntil === null || Date.parse(held.keepUntil) > now.getTime()) {
      return false;
    }
    const { keepUntil } = held;
    const moved = await moveRecording(deps, tx, {
      ...{ recording: held, actor: houseOf(held.station), action: 'streaming-recording.remove' },
      patch: { state: next.value.state, removed: { ...goneWith(deps, 'kept long enough'), eraseAfter: now } },
      facts: { why: 'kept long enough', keepUntil, bytes: held.bytes },
    });
    return moved !== undefined;
  });
}

/** The row said first that it goes, and says last that it is gone: killed in between, the next round goes on. */
export async function eraseRecording(deps: RecordingDeps, recording: KeptRecording): Promise<boolean> {
  const done = await bytesGone(deps, recording);
  if (!done.ok) return false;
  return deps.database.transaction(async (tx) => {
    const held = await deps.recordings.hold(tx, recording.id);
    const next = held && recordingMachine.next(held.state, 'erase');
    if (held?.state !== 'removed' || !next?.ok) return false;
    const moved = await moveRecording(deps, tx, {
      ...{ recording: held, actor: houseOf(held.station), action: 'streaming-recording.erase' },
      patch: { state: next.value.state },
      facts: { bytes: held.bytes },
    });
    return moved !== undefined;
  });
}

async function bytesGone(deps: RecordingDeps, recording: KeptRecording): Promise<Result<undefined, DriverRefusal>> {
  const { ref, driver: name } = recording;
  if (ref === null) return ok(undefined);
  if (name !== 'mux') {
    await deps.works.remove(ref);
    return ok(undefined);
  }
  const removed = await deps.drivers.named(name)?.recordings.remove(ref);
  return !removed || removed.ok || removed.error.code === 'STREAMING.PROVIDER_GONE' ? ok(undefined) : removed;
}
