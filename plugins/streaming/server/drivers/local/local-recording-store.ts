import type { Database } from '@hearth/cms/platform';

/** A broadcast that was, or is. */
export type KnownBroadcast = { readonly id: string; readonly endedAt: Date | null };

/** Which broadcasts a room had, for the driver of our own. */
export const localRecordingStore = {
  of: (database: Database, room: string): Promise<KnownBroadcast[]> =>
    database
      .read('streaming_broadcast')
      .where({ room })
      .orderBy('began_at')
      .select<KnownBroadcast[]>('id', 'ended_at as endedAt'),
  stationOf: async (database: Database, room: string): Promise<string | undefined> =>
    (await database.read('streaming_room').where({ id: room }).first<{ station: string } | undefined>('station'))
      ?.station,
} as const;

/** How the driver knows of broadcasts. */
export type LocalRecordingStore = typeof localRecordingStore;
