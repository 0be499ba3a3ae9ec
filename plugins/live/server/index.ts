import { strapiPlugin } from '@hearth/cms/platform';
import { notesSlice } from './notes/notes.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([notesSlice]);
