import type { Database } from '@hearth/cms/platform';

/** The recording that a playback id stands for. */
export type RecordingFound = {
  readonly ref: string;
  readonly signed: boolean;
  readonly growing: boolean;
  /** Players skip so many seconds. */
  readonly lead: number;
};

/** Finds recordings of our own engine by what viewers call them; what was removed is not there. */
export const recordingPlaceStore = {
  find: async (database: Database, playback: string): Promise<RecordingFound | undefined> =>
    database
      .read('streaming_recording as c')
      .join('streaming_room as r', 'r.id', 'c.room')
      .where('c.playback_id', playback)
      .whereNot('c.driver', 'mux')
      .whereIn('c.state', ['recording', 'preparing', 'ready'])
      .first<RecordingFound | undefined>(
        ...['c.ref', 'r.signed', 'c.lead'],
        database.read.raw(`c.state = 'recording' AS growing`),
      ),
} as const;
