import { deliveryMoved, type DeliveriesChanged } from '../../contract';
import type { Platform } from '../../platform';

/** Tells those who have the deliveries open, at the station of each and at all above it. No page asks again and again. */
export function tellDeliveryRooms({ realtime, outbox, stations }: Platform): void {
  realtime.define({
    name: 'deliveries',
    mayJoin: async (actor, station) => actor?.kind === 'staff' && actor.stations.includes(station),
  });
  outbox.subscribe({
    name: 'deliveries.tell',
    events: [deliveryMoved],
    handle: async ({ name, station, payload, occurredAt }) => {
      const { deliveryId: id, documentId, channel, state } = payload;
      const at = occurredAt.toISOString();
      const message: DeliveriesChanged = { type: name, id, station, documentId, channel, state, at };
      const { all, sees } = await stations.tree();
      for (const { slug } of all) if (sees(slug, station)) realtime.publish(`deliveries:${slug}`, message);
    },
  });
}
