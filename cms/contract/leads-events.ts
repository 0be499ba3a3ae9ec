import { z } from 'zod';
import { defineEvent } from './events';
import { leadStates } from './lead-types';

/** A lead came in, or went from one state to another. */
export const leadMoved = defineEvent(
  'lead.moved',
  z.strictObject({ leadId: z.uuid(), to: z.enum(leadStates), version: z.int32(), at: z.iso.datetime() }),
  { key: ({ leadId }) => leadId },
);
