import { z } from 'zod';
import { coverageStates } from './coverage-types';
import { defineEvent } from './events';

/** A coverage came to be planned, or went from one state to another. */
export const coverageMoved = defineEvent(
  'coverage.moved',
  z.strictObject({
    coverageId: z.uuid(),
    topicId: z.uuid(),
    to: z.enum(coverageStates),
    /** What of its words a change altered. */
    fields: z.array(z.string()).optional(),
    version: z.int32(),
    by: z.uuid(),
    at: z.iso.datetime(),
  }),
  { key: ({ topicId }) => topicId },
);
