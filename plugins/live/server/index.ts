import { strapiPlugin } from '@hearth/cms/platform';
import { correctionsSlice } from './corrections/corrections.slice';
import { pinsSlice } from './pins/pins.slice';

/** Slices of lives, each in its own folder. Rooms and sessions come first: the others take them when they start. */
export default strapiPlugin([
  pinsSlice,
  correctionsSlice,
]);
