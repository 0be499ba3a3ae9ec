import { z } from 'zod';
import { defineEvent } from './events';
import { itemPiles, sourceStates } from './ingest-types';

/** A source went from one state to another. */
export const sourceMoved = defineEvent(
  'ingest.source-moved',
  z.strictObject({ sourceId: z.uuid(), to: z.enum(sourceStates), at: z.iso.datetime() }),
  { key: ({ sourceId }) => sourceId },
);

/** Somebody made a lead of an item, put it aside or brought it back. */
export const itemMoved = defineEvent(
  'ingest.item-moved',
  z.strictObject({ itemId: z.uuid(), to: z.enum(itemPiles), at: z.iso.datetime() }),
  { key: ({ itemId }) => itemId },
);

/** A reading brought items that were not known. */
export const itemsCame = defineEvent(
  'ingest.items-came',
  z.strictObject({ sourceId: z.uuid(), fresh: z.int(), at: z.iso.datetime() }),
  { key: ({ sourceId }) => sourceId },
);
