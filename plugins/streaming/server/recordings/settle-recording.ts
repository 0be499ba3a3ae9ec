import { setTimeout as pause } from 'node:timers/promises';
import { houseOf, moveRecording } from './move-recording';
import { keepUntil } from './keep-until';
import type { RecordingDeps } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import type { RecordingPatch } from './recording-store';
import type { KnownRecording } from './recording-disk-store';

/** What is seen of the end by players that are still there. */
const LAST_LOOK_MS = 60_000;
/** The packager writes the end of the index when it hears of it; one that died never does. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 250;

/** Looks through a broadcast that has ended: how long it is and how large, and until when it is kept. What nobody wanted recorded goes. */
export async function settleRecording(
  deps: RecordingDeps,
  recording: KeptRecording,
  signal: AbortSignal,
): Promise<void> {
  const known = await wholeOf(deps, recording, signal);
  const room = await deps.rooms.find(deps.database, [recording.station], recording.room);
  await deps.database.transaction(async (tx) => {
    const held = await deps.recordings.hold(tx, recording.id);
    if (held?.state !== 'preparing') return;
    const why = room?.record === false ? 'not recorded' : (known?.content.seconds ?? 0) === 0 ? 'empty' : undefined;
    const ended = new Date(held.endedAt ?? deps.clock.now());
    const facts = { seconds: known?.content.seconds ?? 0, bytes: known?.content.bytes ?? 0 };
    const patch: RecordingPatch =
      why === undefined
        ? { ...facts, state: 'ready', keepUntil: await keepUntil(deps, tx, { room: held.room, ended }) }
        : { ...facts, state: 'removed', removed: goneWith(deps, why) };
    const action = why === undefined ? 'streaming-recording.settle' : 'streaming-recording.remove';
    const actor = houseOf(held.station);
    await moveRecording(deps, tx, { recording: held, actor, action, patch, facts: why ? { ...facts, why } : facts });
  });
}

/** Removed by the house, without a way back. */
export function goneWith({ clock }: Pick<RecordingDeps, 'clock'>, why: string): NonNullable<RecordingPatch['removed']> {
  const at = clock.now();
  return { at, by: null, why, eraseAfter: new Date(at.getTime() + LAST_LOOK_MS) };
}

async function wholeOf(
  { works }: RecordingDeps,
  { ref }: KeptRecording,
  signal: AbortSignal,
): Promise<KnownRecording | undefined> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const known = ref === null ? undefined : await works.read(ref);
    if (known?.ended === true || signal.aborted || Date.now() > until) return known;
    await pause(LOOK_MS);
  }
}
