import { strapiPlugin } from '@hearth/cms/platform';
import { gamesSlice } from './games/games.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([
  gamesSlice,
]);
