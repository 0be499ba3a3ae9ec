import { strapiPlugin } from '@hearth/cms/platform';
import { robotsSlice } from './robots/robots.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([
  robotsSlice,
]);
