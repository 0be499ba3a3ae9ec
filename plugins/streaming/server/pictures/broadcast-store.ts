import type { Database } from '@hearth/cms/platform';
import type { EndedBroadcast } from './storyboard-keeper';

/** Reads which broadcasts of our own engine are over; what is older than the longest time that anybody keeps a recording is left out. */
export const broadcastStore = {
  /** A broadcast of a station that one sees, or what was cut from one, whatever became of its room. */
  find: async (
    database: Database,
    stations: readonly string[],
    id: string,
  ): Promise<{ readonly room: string } | undefined> => {
    const seen = (table: string) =>
      database
        .read(table)
        .where({ id })
        .whereIn('station', [...stations]);
    const broadcast = await seen('streaming_broadcast').first<{ room: string } | undefined>('room');
    return (
      broadcast ?? seen('streaming_recording').whereNot('driver', 'mux').first<{ room: string } | undefined>('room')
    );
  },
  ended: async (database: Database): Promise<readonly EndedBroadcast[]> => [
    ...(await broadcasts(database)),
    ...(await cuts(database)),
  ],
} as const;

const broadcasts = (database: Database) =>
  database
    .read('streaming_broadcast as b')
    .join('streaming_room as r', 'r.id', 'b.room')
    .whereNotNull('b.ended_at')
    .whereNot('r.driver', 'mux')
    .where('r.record', true)
    .orderBy('b.ended_at', 'desc')
    .limit(5_000)
    .select<EndedBroadcast[]>('b.room', 'b.id as broadcast');

const cuts = (database: Database) =>
  database
    .read('streaming_recording')
    .whereIn('kind', ['clip', 'reel'])
    .where({ state: 'ready' })
    .whereNot('driver', 'mux')
    .orderBy('ended_at', 'desc')
    .limit(5_000)
    .select<EndedBroadcast[]>('room', 'id as broadcast');

/** How broadcasts are found. */
export type BroadcastStore = typeof broadcastStore;
