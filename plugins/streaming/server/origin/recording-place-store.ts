import { fromJsonb, type Database } from '@hearth/cms/platform';

/** The recording that a playback id stands for. */
export type RecordingFound = {
  readonly ref: string;
  readonly station: string;
  readonly signed: boolean;
  /** On whose pages its player may stand; none named means all. */
  readonly hosts: readonly string[];
  readonly growing: boolean;
  /** Players skip so many seconds. */
  readonly lead: number;
};

/** Finds recordings of our own engine by what viewers call them; what was removed is not there. */
export const recordingPlaceStore = {
  find: async (database: Database, playback: string): Promise<RecordingFound | undefined> => {
    const found = await database
      .read('streaming_recording as c')
      .join('streaming_room as r', 'r.id', 'c.room')
      .where('c.playback_id', playback)
      .whereNot('c.driver', 'mux')
      .whereIn('c.state', ['recording', 'preparing', 'ready'])
      .first<(Omit<RecordingFound, 'hosts'> & { hosts: unknown }) | undefined>(
        ...['c.ref', 'c.station', 'r.signed', 'r.hosts', 'c.lead'],
        database.read.raw(`c.state = 'recording' AS growing`),
      );
    // As the store of rooms wrote it.
    return found && { ...found, hosts: fromJsonb(found.hosts) as string[] };
  },
  /** The chapters of a recording, and how long it is as far as that is known. */
  chapters: async (database: Database, playback: string): Promise<RecordingChapters> => {
    const row = await database
      .read('streaming_recording')
      .where({ playback_id: playback })
      .first<{ id: string; seconds: number } | undefined>('id', 'seconds');
    const rows = database
      .read('streaming_chapter')
      .where({ recording: row?.id ?? null })
      .orderBy(['at', 'id']);
    const chapters = row ? await rows.select<{ at: number; title: string }[]>('at', 'title') : [];
    return { chapters, seconds: row?.seconds ?? 0 };
  },
} as const;

type RecordingChapters = {
  readonly chapters: readonly { readonly at: number; readonly title: string }[];
  readonly seconds: number;
};
