import { strapiPlugin } from '@hearth/cms/platform';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([]);
