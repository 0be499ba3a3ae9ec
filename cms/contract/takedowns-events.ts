import { z } from 'zod';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';
import { takedownStates } from './takedown-types';

/** An order of takedown moved on, or something it watches did (撤稿令流转). */
export const takedownMoved = defineEvent(
  'takedown.moved',
  z.strictObject({ orderId: z.uuid(), number: z.string(), state: z.enum(takedownStates) }),
  { key: ({ orderId }) => orderId },
);

/** A manuscript was sealed by an order (封存): whoever holds it in their hands has to let go. */
export const manuscriptSealed = defineEvent(
  'manuscript.sealed',
  z.strictObject({ documentId: z.string(), locale: contentLocaleSchema, orderId: z.uuid() }),
  { key: ({ documentId }) => documentId },
);
