import type { RoomPicture, RoomPictures } from '../../contract';
import { roomOf, rooms, type KeptRoom } from './room-store';

/** Reads rooms for whoever shows their picture. */
export const roomPictureStore: RoomPictures = {
  find: async (on, { stations, room }) => {
    const row = await rooms(on)
      .where('r.id', room)
      .whereIn('r.station', [...stations])
      .whereNot('r.state', 'removed')
      .first();
    return row && pictureOf(roomOf(row));
  },
  choices: async (on, stations) => {
    const rows = await rooms(on)
      .whereIn('r.station', [...stations])
      .whereNotIn('r.state', ['removed', 'disabled', 'making'])
      .orderBy('r.id', 'desc')
      .limit(100);
    return rows.map((row) => pictureOf(roomOf(row)));
  },
};

const pictureOf = ({ id, station, title, state, playbackId, beganAt }: KeptRoom): RoomPicture => ({
  ...{ id, station, title, state, playbackId, beganAt },
});
