import { z } from 'zod';
import { defineEvent } from './events';

/** A lease was noted, ended or ran out (授权变化). */
export const rightsChanged = defineEvent(
  'rights.changed',
  z.strictObject({ documentId: z.string(), leaseId: z.uuid() }),
  { key: ({ documentId }) => documentId },
);
