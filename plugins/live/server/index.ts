import { strapiPlugin } from '@hearth/cms/platform';
import { sessionsSlice } from './sessions/sessions.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([sessionsSlice]);
