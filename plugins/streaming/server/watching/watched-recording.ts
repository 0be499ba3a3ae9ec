import type { Database } from '@hearth/cms/platform';
import type { FindWatched } from './watched';
import type { WatchedRecordingStore } from './watched-recording-store';

/** A recording, by what viewers call it. */
export const recordingWatched =
  (database: Database, recordings: WatchedRecordingStore): FindWatched =>
  async (playback) => {
    const recording = await recordings.find(database.read, playback);
    if (!recording) return undefined;
    const { beganAt, id: _, ...facts } = recording;
    return {
      ...facts,
      ...{ playbackId: playback, kind: 'recording', state: 'recorded', broadcast: null, since: beganAt.toISOString() },
      recording: null,
      stills: { poster: !facts.audioOnly, storyboard: !facts.audioOnly },
    };
  };
