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

/** What staff in the room `deliveries:STATION` hear: a delivery of that station or below is another than they saw. */
export type DeliveriesChanged = {
  readonly type: 'delivery.moved';
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly channel: string;
  readonly state: (typeof postingStates)[number];
  readonly at: string;
};
