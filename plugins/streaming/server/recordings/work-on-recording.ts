import { finishCut } from './finish-cut';
import type { RecordingDeps } from './recording-deps';
import { settleRecording } from './settle-recording';

/** Does what is still to be done on a recording; what a busy driver or a node that went down left is thrown back and tried again. */
export async function workOnRecording(deps: RecordingDeps, id: string, signal: AbortSignal): Promise<void> {
  const recording = await deps.database.transaction((tx) => deps.recordings.hold(tx, id));
  if (recording?.state !== 'preparing') return;
  if (recording.kind === 'whole') {
    await settleRecording(deps, recording, signal);
    return;
  }
  const done = await finishCut(deps, id, { signal });
  const isLater = !done.ok && ['STREAMING.PROVIDER_BUSY', 'STREAMING.PROVIDER_LOST'].includes(done.error.code);
  if (isLater) throw new Error(`the cut is not done: ${done.error.code}`);
}
