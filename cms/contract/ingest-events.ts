import { z } from 'zod';
import { defineEvent } from './events';
import { sourceStates } from './ingest-types';

/** A source went from one state to another. */
export const sourceMoved = defineEvent(
  'ingest.source-moved',
  z.strictObject({ sourceId: z.uuid(), to: z.enum(sourceStates), at: z.iso.datetime() }),
  { key: ({ sourceId }) => sourceId },
);
