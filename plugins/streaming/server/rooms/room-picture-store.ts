import type { RoomPictures } from '../../contract';
import { roomOf, rooms } from './room-store';

/** Reads rooms for whoever shows their picture. */
export const roomPictureStore: RoomPictures = {
  find: async (on, { stations, room }) => {
    const row = await rooms(on)
      .where('r.id', room)
      .whereIn('r.station', [...stations])
      .whereNot('r.state', 'removed')
      .first();
    if (!row) return undefined;
    const { id, station, title, state, playbackId, beganAt } = roomOf(row);
    return { id, station, title, state, playbackId, beganAt };
  },
};
