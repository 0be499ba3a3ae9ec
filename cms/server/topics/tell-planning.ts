import type {
  assignmentMoved,
  coverageMoved,
  EventOf,
  happeningChanged,
  leadMoved,
  PlanningChanged,
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
  >,
): Promise<void> {
  const { version, at } = event.payload;
  const id = idOf(event.payload);
  const message: PlanningChanged = { type: event.name, id, station: event.station, version, at };
  const { all, sees } = await stations.tree();
  for (const { slug } of all) if (sees(slug, event.station)) realtime.publish(`planning:${slug}`, message);
}

type About = { readonly leadId: string } | { readonly happeningId: string } | { readonly topicId: string };

function idOf(about: About): string {
  if ('leadId' in about) return about.leadId;
  return 'happeningId' in about ? about.happeningId : about.topicId;
}
