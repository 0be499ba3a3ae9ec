import type { Database } from '@hearth/cms/platform';
import { roomOf, rooms, type KeptRoom } from '../rooms/room-store';

/** Finds rooms for those who watch: no station of theirs stands before it. */
export const watchedRoomStore = {
  find: async (read: Database['read'], playback: string): Promise<KeptRoom | undefined> => {
    const row = await rooms(read).where('r.playback_id', playback).whereNotIn('r.state', ['making', 'removed']).first();
    return row && roomOf(row);
  },
  /** The rooms on air that a list may name, the newest broadcast first. */
  onAir: async (read: Database['read'], stations: readonly string[]): Promise<readonly KeptRoom[]> =>
    (
      await rooms(read)
        .whereIn('r.station', [...stations])
        .whereIn('r.state', ['live', 'reconnecting'])
        .where('r.listed', true)
        .whereNotNull('r.playback_id')
        .orderByRaw('b.began_at DESC NULLS LAST, r.id')
        .limit(100)
    ).map(roomOf),
} as const;

/** How rooms are found for those who watch. */
export type WatchedRoomStore = typeof watchedRoomStore;
