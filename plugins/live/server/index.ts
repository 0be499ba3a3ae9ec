import { strapiPlugin } from '@hearth/cms/platform';
import { roomSlice } from './room/room.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([
  roomSlice,
]);
