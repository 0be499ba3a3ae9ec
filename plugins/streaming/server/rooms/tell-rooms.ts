import type { EventOf } from '@hearth/cms/contract';
import type { Realtime, Stations } from '@hearth/cms/platform';
import type { roomMoved } from '../../contract';

type Deps = { readonly realtime: Pick<Realtime, 'publish'>; readonly stations: Stations };

/** Tells those who have rooms open, at the room's station and all above it. */
export async function tellRooms({ realtime, stations }: Deps, event: EventOf<typeof roomMoved>): Promise<void> {
  const { all, sees } = await stations.tree();
  const message = { type: event.name, ...event.payload };
  for (const { slug } of all) if (sees(slug, event.station)) realtime.publish(`streaming:${slug}`, message);
}
