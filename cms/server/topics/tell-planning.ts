import type {
  assignmentMoved,
  coverageMoved,
  EventOf,
  happeningChanged,
  itemMoved,
  itemsCame,
  leadMoved,
  PlanningChanged,
  sourceMoved,
  topicChanged,
  topicMoved,
} from '../../contract';
import type { Platform } from '../../platform';

type Deps = { readonly realtime: Pick<Platform['realtime'], 'publish'>; readonly stations: Platform['stations'] };

/** Tells those who have the planning open, at its station and all above it: they see what is planned there too. */
export async function tellPlanning(
  { realtime, stations }: Deps,
  event: EventOf<
    | typeof topicMoved
    | typeof topicChanged
    | typeof leadMoved
    | typeof assignmentMoved
    | typeof coverageMoved
    | typeof happeningChanged
    | typeof itemMoved
    | typeof itemsCame
    | typeof sourceMoved
  >,
): Promise<void> {
  const { at } = event.payload;
  // What the newsroom only reads has no version that anybody could be behind of.
  const version = 'version' in event.payload ? event.payload.version : 0;
  const id = idOf(event.payload);
  const message: PlanningChanged = { type: event.name, id, station: event.station, version, at };
  const { all, sees } = await stations.tree();
  for (const { slug } of all) if (sees(slug, event.station)) realtime.publish(`planning:${slug}`, message);
}

type About =
  | { readonly itemId: string }
  | { readonly sourceId: string }
  | { readonly leadId: string }
  | { readonly happeningId: string }
  | { readonly topicId: string };

function idOf(about: About): string {
  if ('itemId' in about) return about.itemId;
  if ('sourceId' in about) return about.sourceId;
  if ('leadId' in about) return about.leadId;
  return 'happeningId' in about ? about.happeningId : about.topicId;
}
