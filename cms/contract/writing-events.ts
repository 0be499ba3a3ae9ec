import { z } from 'zod';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';

const which = { documentId: z.string(), locale: contentLocaleSchema };

/** A manuscript went into other hands, or out of all (占用变化). */
export const lockMoved = defineEvent(
  'manuscript.lock-moved',
  z.strictObject({ ...which, person: z.uuid().nullable(), from: z.uuid().nullable() }),
  { key: ({ documentId }) => documentId },
);

/** A manuscript says something else (稿件有了新版本). */
export const manuscriptSaved = defineEvent(
  'manuscript.saved',
  z.strictObject({ ...which, revision: z.int(), by: z.uuid().nullable() }),
  { key: ({ documentId }) => documentId },
);

/** Somebody said something about the words, or settled it (批注变化). */
export const marksChanged = defineEvent('marks.changed', z.strictObject(which), {
  key: ({ documentId }) => documentId,
});

/** The room in which those meet who have one manuscript open. */
export const writingRoom = (documentId: string, locale: string): string => `writing:${documentId}_${locale}`;
