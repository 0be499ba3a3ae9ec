import type { RecordingLine } from '../../contract';
import type { KeptRecording } from './recording-row-store';
import { recordingMachine } from './recording.machine';

/** A recording as pages see it, with what may happen to it: what is held is not removed. */
export function presentRecording({ ref: _r, broadcast: _b, madeBy: _m, ...recording }: KeptRecording): RecordingLine {
  const allowed = recordingMachine.allowed(recording.state);
  return {
    ...recording,
    storyboard: false,
    allowedEvents: allowed.filter((event) => event !== 'remove' || recording.hold === null),
  };
}
