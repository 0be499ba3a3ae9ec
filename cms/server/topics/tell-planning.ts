import type { EventOf, PlanningChanged, topicChanged, topicMoved } from '../../contract';
import type { Platform } from '../../platform';

type Deps = { readonly realtime: Pick<Platform['realtime'], 'publish'>; readonly stations: Platform['stations'] };

/** Tells those who have the planning open, at the topic's station and all above it: they see its topics too. */
export async function tellPlanning(
  { realtime, stations }: Deps,
  event: EventOf<typeof topicMoved | typeof topicChanged>,
): Promise<void> {
  const { topicId, version, by, at } = event.payload;
  const message: PlanningChanged = { type: event.name, topicId, station: event.station, version, by, at };
  const { all, sees } = await stations.tree();
  for (const { slug } of all) if (sees(slug, event.station)) realtime.publish(`planning:${slug}`, message);
}
