import { z } from 'zod';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';

const facts = z.strictObject({
  caseId: z.uuid(),
  documentId: z.string(),
  locale: contentLocaleSchema,
  state: z.string(),
  level: z.int().nullable(),
});

/** A manuscript moved on in its review (审校流转). */
export const reviewMoved = defineEvent('review.moved', facts, { key: ({ documentId }) => documentId });

/** Every signature that the rules ask for covers these words (签发). */
export const manuscriptSigned = defineEvent(
  'manuscript.signed',
  z.strictObject({ documentId: z.string(), locale: contentLocaleSchema, revision: z.int(), hash: z.string() }),
  { key: ({ documentId }) => documentId },
);

/** The full review of what went out first was not done in time (先发后审逾期). */
export const emergencyMissed = defineEvent(
  'review.emergency-missed',
  z.strictObject({ caseId: z.uuid(), documentId: z.string(), locale: contentLocaleSchema, by: z.uuid() }),
  { key: ({ documentId }) => documentId },
);
