import { strapiPlugin } from '@hearth/cms/platform';
import { numbersSlice } from './numbers/numbers.slice';
import { outletsSlice } from './outlets/outlets.slice';
import { replaySlice } from './replay/replay.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([
  numbersSlice,
  replaySlice,
  outletsSlice,
]);
