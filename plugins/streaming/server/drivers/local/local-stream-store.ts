import type { Database } from '@hearth/cms/platform';
import type { RoomState } from '../../../contract';

/** A stream of our own, as its room says it is. */
export type LocalStream = { readonly state: RoomState; readonly playbackId: string | null };

/** Reads what streams of our own are. One is there as long as somebody can send to it by a key. */
export const localStreamStore = {
  find: async (database: Database, room: string): Promise<LocalStream | undefined> =>
    database
      .read('streaming_room as r')
      .where('r.id', room)
      .whereNot('r.state', 'removed')
      .whereExists(database.read('streaming_key as k').whereRaw('k.room = r.id AND k.good_until IS NULL'))
      .first<LocalStream | undefined>('r.state', 'r.playback_id as playbackId'),
} as const;

/** How streams of our own are read. */
export type LocalStreamStore = typeof localStreamStore;
