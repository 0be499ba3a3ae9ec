import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Result } from '@hearth/cms/kernel';
import type { ListTrace, QueryDocument } from '../../contract';
import { boundsOf, linkTo, placeAfter, queryDocument, tokenAfter } from './query-events.rules';
import type { TraceDeps, TraceRefusal } from './trace-deps';

type Deps = Pick<TraceDeps, 'database' | 'trace' | 'origin'>;

/** A page of events, and the header that leads to the next one. */
export type EventPage = { readonly document: QueryDocument; readonly link: string | undefined };

const PATH = '/vetting/trace/events';
/** What a house that was never told its address calls itself in a context. */
const NO_ORIGIN = 'http://localhost';

/** The events of the actor's stations that a query asks for, in the order in which they happened. */
export async function queryEvents(deps: Deps, actor: StaffActor, query: ListTrace): Promise<Ok<EventPage>> {
  const { read } = deps.database;
  const found = await deps.trace.page(read, {
    ...{ stations: actor.stations, from: boundsOf(query), after: placeAfter(query.nextPageToken) },
    most: query.perPage + 1,
  });
  const events = found.slice(0, query.perPage);
  const last = events.at(-1);
  const document = queryDocument(events, { origin: deps.origin ?? NO_ORIGIN, now: await deps.trace.now(read) });
  return ok({
    document,
    link: found.length > events.length && last ? linkTo(PATH, query, tokenAfter(last)) : undefined,
  });
}

/** One event by its id, with what declares it an error. */
export async function viewEvent(
  deps: Deps,
  actor: StaffActor,
  eventId: string,
): Promise<Result<QueryDocument, TraceRefusal>> {
  const { read } = deps.database;
  const found = await deps.trace.byEventId(read, actor.stations, eventId);
  if (found.length === 0) return err('TRACE.EVENT_NOT_FOUND');
  return ok(queryDocument(found, { origin: deps.origin ?? NO_ORIGIN, now: await deps.trace.now(read) }));
}
