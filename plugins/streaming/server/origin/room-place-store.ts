import type { Database } from '@hearth/cms/platform';

/** The room that a playback id stands for. */
export type RoomPlace = { readonly room: string; readonly signed: boolean };

/** Finds the rooms of our own engine by what viewers call them. */
export const roomPlaceStore = {
  find: async (database: Database, playback: string): Promise<RoomPlace | undefined> =>
    database
      .read('streaming_room')
      .where({ playback_id: playback })
      .whereNot({ driver: 'mux' })
      .whereNotIn('state', ['making', 'removed', 'disabled'])
      .first<RoomPlace | undefined>('id as room', 'signed'),
} as const;
