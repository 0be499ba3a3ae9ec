import { z } from 'zod';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';

/** A manuscript says something new, and the library knows it (入库). */
export const libraryKept = defineEvent(
  'library.kept',
  z.strictObject({ documentId: z.string(), locale: contentLocaleSchema, revision: z.int() }),
  { key: ({ documentId }) => documentId },
);

/** A manuscript was said to be made from another, or is no longer (稿件谱系变化): what depends on where it comes from is asked anew. */
export const familyChanged = defineEvent('library.family', z.strictObject({ documentId: z.string() }), {
  key: ({ documentId }) => documentId,
});
