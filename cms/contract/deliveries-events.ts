import { z } from 'zod';
import { postingStates } from './delivery-types';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';

/** A delivery moved on (发布单流转). */
export const deliveryMoved = defineEvent(
  'delivery.moved',
  z.strictObject({
    deliveryId: z.uuid(),
    documentId: z.string(),
    locale: contentLocaleSchema,
    channel: z.uuid(),
    state: z.enum(postingStates),
  }),
  { key: ({ deliveryId }) => deliveryId },
);
