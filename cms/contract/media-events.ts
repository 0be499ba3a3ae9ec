import { z } from 'zod';
import { defineEvent } from './events';

/** A file says or allows something else, shows another part of itself, or is gone: whoever shows it reads it anew. */
export const mediaChanged = defineEvent('media.changed', z.strictObject({ file: z.string() }), {
  key: ({ file }) => file,
});
