import type { EventOf } from '@hearth/cms/contract';
import type { Realtime, Stations } from '@hearth/cms/platform';
import type { roundMoved } from '../../contract';

type Deps = { readonly realtime: Pick<Realtime, 'publish'>; readonly stations: Stations };

/** Tells those who have rounds open, at the round's station and all above it. */
export async function tellRounds({ realtime, stations }: Deps, event: EventOf<typeof roundMoved>): Promise<void> {
  const { all, sees } = await stations.tree();
  const message = { type: event.name, at: event.occurredAt.toISOString(), ...event.payload };
  for (const { slug } of all) if (sees(slug, event.station)) realtime.publish(`vetting-rounds:${slug}`, message);
}
