import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Locale, type Ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import {
  captureProblems,
  EPCIS_CONTEXT,
  type CaptureBehaviour,
  type CaptureDocument,
  type CaptureJob,
} from '../../contract';
import type { CaptureFault } from './capture-store';
import { judgeEvent, type EventFacts } from './event-facts.rules';
import type { TraceDeps, TraceRefusal } from './trace-deps';
import { withLots, writeEvents } from './write-events';

/** A document, and what happens to its good events when it has bad ones. */
export type Capture = { readonly document: CaptureDocument; readonly behaviour: CaptureBehaviour };

/**
 * Takes a document of events for the actor's own station. What is there already is known again by its id, so that a document may be sent
 * twice. Whatever becomes of it, the job tells.
 */
export async function captureDocument(
  deps: TraceDeps,
  actor: StaffActor,
  { document, behaviour }: Capture,
): Promise<Ok<{ captureID: string }>> {
  const { station } = actor;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    await deps.trace.turn(tx, station);
    const createdAt = await deps.trace.now(tx);
    const judged = await judgeAll(deps, tx, { events: eventsOf(document), station, now: createdAt });
    const { fresh, known, errors } = judged;
    const isKept = errors.length === 0 || behaviour === 'proceed';
    const count = isKept ? fresh.length : 0;
    await deps.captures.insert(tx, {
      ...{ id, station, behaviour, errors, createdAt, by: actor.id },
      ...{ captured: count, known: isKept ? known : 0 },
    });
    if (isKept) {
      const events = await withLots(deps, tx, { station, events: fresh });
      await writeEvents(deps, tx, { station, by: actor.id, capture: id, events });
    }
    const facts = { events: document.epcisBody.eventList.length, captured: count, errors: errors.length };
    deps.ledger.append(tx, { actor, action: 'trace.captured', subject: id, facts });
    return ok({ captureID: id });
  });
}

type Raw = Readonly<Record<string, unknown>>;

/** What a document says its prefixes stand for goes with each of its events, which are handed on one by one. */
function eventsOf({ '@context': context, epcisBody }: CaptureDocument): readonly Raw[] {
  const all: readonly unknown[] = Array.isArray(context) ? context : [context];
  const own = all.filter((one) => one !== EPCIS_CONTEXT && one !== undefined && one !== null);
  return epcisBody.eventList.map((event) =>
    own.length === 0 || '@context' in event ? event : { ...event, '@context': own },
  );
}

type Judging = { readonly events: readonly Raw[]; readonly station: string; readonly now: Date };
type AllJudged = {
  readonly fresh: readonly EventFacts[];
  readonly known: number;
  readonly errors: readonly CaptureFault[];
};

const keyOf = ({ eventId, isError }: Pick<EventFacts, 'eventId' | 'isError'>): string =>
  `${String(isError)} ${eventId}`;

async function judgeAll(deps: TraceDeps, tx: Tx, { events, station, now }: Judging): Promise<AllJudged> {
  const judged = events.map((raw) => judgeEvent(raw, now));
  const ids = judged.flatMap((one) => ('facts' in one ? [one.facts.eventId] : []));
  const hashes = new Map((await deps.trace.hashes(tx, station, ids)).map((one) => [keyOf(one), one.hash]));
  const fresh: EventFacts[] = [];
  const errors: CaptureFault[] = [];
  judged.forEach((one, event) => {
    if ('wrong' in one) {
      const eventID = events[event]?.['eventID'];
      const named = typeof eventID === 'string' && eventID.length <= 500 ? eventID : null;
      errors.push({ event, eventID: named, ...one.wrong });
      return;
    }
    const key = keyOf(one.facts);
    const before = hashes.get(key);
    hashes.set(key, before ?? one.facts.hash);
    if (before === undefined) fresh.push(one.facts);
    else if (before !== one.facts.hash)
      errors.push({ event, eventID: one.facts.eventId, problem: 'differs', path: 'eventID' });
  });
  return { fresh, known: judged.length - fresh.length - errors.length, errors };
}

/** What became of a document. */
export async function viewCapture(
  deps: Pick<TraceDeps, 'database' | 'captures'>,
  actor: StaffActor,
  { id, locale }: { readonly id: string; readonly locale: Locale },
): Promise<Result<CaptureJob, TraceRefusal>> {
  const kept = await deps.captures.find(deps.database, actor.stations, id);
  if (!kept) return err('TRACE.CAPTURE_NOT_FOUND');
  const { success, captured, known, createdAt, finishedAt, behaviour } = kept;
  return ok({
    ...{ captureID: id, createdAt: createdAt.toISOString(), finishedAt: finishedAt.toISOString(), running: false },
    ...{ success, captureErrorBehaviour: behaviour, captured, known },
    errors: kept.errors.map(({ problem, ...place }) => ({
      type: 'epcisException:ValidationException',
      status: 400,
      title: captureProblems[problem][locale],
      ...place,
    })),
  });
}
