import { strapiPlugin } from '@hearth/cms/platform';
import { watchSlice } from './watch/watch.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([
  watchSlice,
]);
