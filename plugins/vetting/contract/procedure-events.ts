import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';

/** A round went on, or a seat of its panel did: pages that show it look again. Nothing of what was scored is in it. */
export const roundMoved = defineEvent(
  'vetting.round-moved',
  z.strictObject({ roundId: z.uuid(), to: z.string(), version: z.int32() }),
  { key: ({ roundId }) => roundId },
);
