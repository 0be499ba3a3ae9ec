import { z } from 'zod';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';

/** A manuscript says something new, and the library knows it (入库). */
export const libraryKept = defineEvent(
  'library.kept',
  z.strictObject({ documentId: z.string(), locale: contentLocaleSchema, revision: z.int() }),
  { key: ({ documentId }) => documentId },
);
