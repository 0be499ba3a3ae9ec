import { fromJsonb, type Database } from '@hearth/cms/platform';

/** The room that a playback id stands for, and who may watch it. */
export type RoomPlace = {
  readonly room: string;
  readonly station: string;
  readonly signed: boolean;
  /** On whose pages its player may stand; none named means all. */
  readonly hosts: readonly string[];
};

/** Finds the rooms of our own engine by what viewers call them. */
export const roomPlaceStore = {
  find: async (database: Database, playback: string): Promise<RoomPlace | undefined> => {
    const place = await database
      .read('streaming_room')
      .where({ playback_id: playback })
      .whereNot({ driver: 'mux' })
      .whereNotIn('state', ['making', 'removed', 'disabled'])
      .first<(Omit<RoomPlace, 'hosts'> & { hosts: unknown }) | undefined>('id as room', 'station', 'signed', 'hosts');
    // As the store of rooms wrote it.
    return place && { ...place, hosts: fromJsonb(place.hosts) as string[] };
  },
} as const;
