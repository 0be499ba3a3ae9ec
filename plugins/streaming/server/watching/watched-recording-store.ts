import type { Database } from '@hearth/cms/platform';
import type { DriverName } from '../../contract';

/** A recording as those who watch it know it. */
export type WatchedRecording = {
  readonly id: string;
  readonly title: string;
  readonly station: string;
  readonly driver: DriverName;
  readonly ref: string;
  readonly room: string;
  readonly signed: boolean;
  readonly restriction: string | null;
  readonly audioOnly: boolean;
  readonly beganAt: Date;
  readonly seconds: number;
  readonly chapters: { at: number; title: string }[];
};

/** Finds recordings for those who watch; one that was removed, or is not made yet, is not there. */
export const watchedRecordingStore = {
  find: async (read: Database['read'], playback: string): Promise<WatchedRecording | undefined> => {
    const recording = await read('streaming_recording as c')
      .join('streaming_room as r', 'r.id', 'c.room')
      .where({ 'c.playback_id': playback, 'c.state': 'ready' })
      .first<Omit<WatchedRecording, 'chapters'> | undefined>(
        ...['c.id', 'c.title', 'c.station', 'c.driver', 'c.ref', 'c.room', 'r.signed', 'r.restriction', 'c.seconds'],
        read.raw('r.audio_only AS "audioOnly", c.began_at AS "beganAt"'),
      );
    if (!recording) return undefined;
    const chapters = await read('streaming_chapter')
      .where({ recording: recording.id })
      .orderBy('at')
      .select<WatchedRecording['chapters']>('at', 'title');
    return { ...recording, chapters };
  },
} as const;

/** How recordings are found for those who watch. */
export type WatchedRecordingStore = typeof watchedRecordingStore;
