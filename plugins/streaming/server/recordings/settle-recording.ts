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
const NOTHING = { seconds: 0, bytes: 0 };

/** Looks through a broadcast that has ended: how long it is and how large, and until when it is kept. What nobody wanted recorded goes. */
export async function settleRecording(
  deps: RecordingDeps,
  recording: KeptRecording,
  signal: AbortSignal,
): Promise<void> {
  const known = await wholeOf(deps, recording, signal);
  const room = await deps.rooms.find(deps.database, [recording.station], recording.room);
  const facts = known ? { seconds: known.content.seconds, bytes: known.content.bytes } : NOTHING;
  const why = room?.record === false ? 'not recorded' : facts.seconds === 0 ? 'empty' : undefined;
  await deps.database.transaction(async (tx) => {
    const held = await deps.recordings.hold(tx, recording.id);
    if (held?.state !== 'preparing') return;
    const change = { recording: held, actor: houseOf(held.station) };
    if (why !== undefined) {
      const patch: RecordingPatch = { ...facts, state: 'removed', removed: goneWith(deps, why) };
      await moveRecording(deps, tx, {
        ...change,
        action: 'streaming-recording.remove',
        patch,
        facts: { ...facts, why },
      });
      return;
    }
    const until = await keepUntil(deps, tx, { room: held.room, ended: new Date(held.endedAt ?? held.since) });
    const patch: RecordingPatch = { ...facts, state: 'ready', keepUntil: until };
    await moveRecording(deps, tx, { ...change, action: 'streaming-recording.settle', patch, facts });
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
  for (let waited = 0; ; waited += LOOK_MS) {
    const known = ref === null ? undefined : await works.read(ref);
    if (known?.ended === true || signal.aborted || waited >= PATIENCE_MS) return known;
    await pause(LOOK_MS);
  }
}
