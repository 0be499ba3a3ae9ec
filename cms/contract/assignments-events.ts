import { z } from 'zod';
import { assignmentEvents, assignmentStates } from './assignment-types';
import { defineEvent } from './events';

/** An assignment was given out, or went from one state to another. */
export const assignmentMoved = defineEvent(
  'assignment.moved',
  z.strictObject({
    assignmentId: z.uuid(),
    coverageId: z.uuid(),
    topicId: z.uuid(),
    event: z.enum([...assignmentEvents, 'draft']),
    to: z.enum(assignmentStates),
    version: z.int32(),
    by: z.uuid(),
    at: z.iso.datetime(),
  }),
  { key: ({ topicId }) => topicId },
);
