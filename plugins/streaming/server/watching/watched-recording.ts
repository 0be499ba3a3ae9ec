import type { Database } from '@hearth/cms/platform';
import type { FindWatched } from './watched';
import type { WatchedRecordingStore } from './watched-recording-store';

/** Whether the small pictures of a recording of our own are drawn, which they are some seconds after its end. */
export type HasStoryboard = (ref: string) => Promise<boolean>;

/** A recording, by what viewers call it. */
export const recordingWatched =
  (database: Database, recordings: WatchedRecordingStore, hasStoryboard: HasStoryboard): FindWatched =>
  async (playback) => {
    const recording = await recordings.find(database.read, playback);
    if (!recording) return undefined;
    const { beganAt, id: _, ...facts } = recording;
    const isDrawn = !facts.audioOnly && (facts.driver === 'mux' || (await hasStoryboard(facts.ref)));
    return {
      ...facts,
      ...{ playbackId: playback, kind: 'recording', state: 'recorded', broadcast: null, since: beganAt.toISOString() },
      recording: null,
      stills: { poster: !facts.audioOnly, storyboard: isDrawn },
    };
  };
