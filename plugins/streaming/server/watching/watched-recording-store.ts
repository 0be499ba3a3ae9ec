import type { Database } from '@hearth/cms/platform';
import type { DriverName, OfferedRecording } from '../../contract';

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

/** What became of a broadcast, before anybody is let in. */
export type LastRecording = Omit<OfferedRecording, 'pass'>;

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
  /** What became of a room's last broadcast; nothing where it was not recorded, or was taken away. */
  ofRoom: async (read: Database['read'], room: string): Promise<LastRecording | undefined> => {
    const last = await read('streaming_recording as c')
      .join('streaming_broadcast as b', 'b.id', 'c.broadcast')
      .where({ 'c.room': room, 'c.kind': 'whole' })
      .whereIn('c.state', ['recording', 'preparing', 'ready'])
      .whereRaw('b.began_at = (SELECT max(began_at) FROM streaming_broadcast WHERE room = ?)', [room])
      // A room that two carry has two; whichever can be watched is offered.
      .orderByRaw(`c.state = 'ready' DESC, c.id`)
      .first<LastRow | undefined>('c.state', 'c.playback_id as playbackId', 'b.began_at as beganAt', 'c.seconds');
    if (!last) return undefined;
    const { state, playbackId, beganAt, seconds } = last;
    const offered = { since: beganAt.toISOString(), seconds };
    return state === 'ready' && playbackId !== null
      ? { ...offered, state, playbackId }
      : { ...offered, state: 'preparing', playbackId: null };
  },
} as const;

type LastRow = {
  readonly state: string;
  readonly playbackId: string | null;
  readonly beganAt: Date;
  readonly seconds: number;
};

/** How recordings are found for those who watch. */
export type WatchedRecordingStore = typeof watchedRecordingStore;
