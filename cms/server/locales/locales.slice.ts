import type { Slice } from '../../platform';
import { ensureLocales } from './locale-store';

/** The languages of content: Chinese first, English beside it. */
export const localesSlice: Slice = {
  name: 'locales',
  start: ensureLocales,
};
