import { z } from 'zod';
import { defineEvent } from './events';

/** An event of the calendar was written, changed or moved. */
export const happeningChanged = defineEvent(
  'happening.changed',
  z.strictObject({ happeningId: z.uuid(), version: z.int32(), at: z.iso.datetime() }),
  { key: ({ happeningId }) => happeningId },
);
