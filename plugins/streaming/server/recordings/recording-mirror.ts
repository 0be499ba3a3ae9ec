import type { Tx } from '@hearth/cms/platform';
import type { LiveEvent } from '../../contract';
import type { KeptRoom } from '../rooms/room-store';
import { mirrorRecording, toldIn } from './mirror-recording';
import type { RecordingDeps } from './recording-deps';

/** What rooms hand on of events about recordings: whose they are, and what they say. */
export type RecordingMirror = {
  /** The room of a recording that no stream made, such as a clip. */
  roomOf(tx: Tx, event: LiveEvent): Promise<string | undefined>;
  heard(tx: Tx, room: KeptRoom, event: LiveEvent): Promise<boolean>;
};

/** The mirror of what drivers keep themselves. */
export const recordingMirror = (deps: RecordingDeps): RecordingMirror => ({
  async roomOf(tx, event) {
    const told = toldIn(event);
    return told && (await deps.recordings.idOf(tx, told))?.room;
  },
  async heard(tx, room, event) {
    const told = toldIn(event);
    return told !== undefined && mirrorRecording(deps, tx, { room, told });
  },
});
