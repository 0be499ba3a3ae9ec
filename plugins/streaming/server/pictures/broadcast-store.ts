import type { Database } from '@hearth/cms/platform';
import type { EndedBroadcast } from './storyboard-keeper';

/** Reads which broadcasts of our own engine are over; what is older than the longest time that anybody keeps a recording is left out. */
export const broadcastStore = {
  /** A broadcast of a station that one sees, whatever became of its room. */
  find: async (
    database: Database,
    stations: readonly string[],
    id: string,
  ): Promise<{ readonly room: string } | undefined> =>
    database
      .read('streaming_broadcast')
      .where({ id })
      .whereIn('station', [...stations])
      .first<{ room: string } | undefined>('room'),
  ended: async (database: Database): Promise<readonly EndedBroadcast[]> =>
    database
      .read('streaming_broadcast as b')
      .join('streaming_room as r', 'r.id', 'b.room')
      .whereNotNull('b.ended_at')
      .whereNot('r.driver', 'mux')
      .where('r.record', true)
      .orderBy('b.ended_at', 'desc')
      .limit(5_000)
      .select<EndedBroadcast[]>('b.room', 'b.id as broadcast'),
} as const;

/** How broadcasts are found. */
export type BroadcastStore = typeof broadcastStore;
