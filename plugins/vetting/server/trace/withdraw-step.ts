import type { StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { WithdrawReason } from '../../contract';
import { checkEvent, isEventType, type EpcisEvent } from '../../contract';
import { factsOf } from './event-facts.rules';
import { errorOf } from './house-events.rules';
import type { TraceDeps, TraceRefusal } from './trace-deps';
import type { KeptEvent } from './trace-facts.rules';
import { writeEvents } from './write-events';

type Deps = Pick<TraceDeps, 'database' | 'trace' | 'ids' | 'outbox' | 'ledger'>;
type Withdrawing = { readonly id: string; readonly reason: WithdrawReason };

/** Declares a record an error, as the standard does it: the record stays, and what declares it bears the same id. */
export async function withdrawStep(
  deps: Deps,
  actor: StaffActor,
  { id, reason }: Withdrawing,
): Promise<Result<{ eventId: string }, TraceRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<{ eventId: string }, TraceRefusal>> => {
    const found = await deps.trace.find(tx, actor.stations, id);
    if (!found || found.isError) return err('TRACE.EVENT_NOT_FOUND');
    if (found.writtenBy === null) return err('TRACE.STAYS');
    const { station, eventId } = found;
    await deps.trace.turn(tx, station);
    const known = await deps.trace.hashes(tx, station, [eventId]);
    if (known.some(({ isError }) => isError)) return err('TRACE.WITHDRAWN');
    const facts = factsOf(errorOf(eventOf(found), reason, await deps.trace.now(tx)));
    const lots = await deps.trace.lotsOf(tx, id);
    await writeEvents(deps, tx, { station, by: actor.id, capture: null, events: [{ facts, lots }] });
    const said = { event: eventId, reason, lots: [...lots] };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'trace.withdrawn', subject: id, facts: said });
    return ok({ eventId });
  });
}

function eventOf({ id, body }: KeptEvent): EpcisEvent {
  const { type } = body;
  const checked = isEventType(type) ? checkEvent(type, body) : { wrong: 'type' };
  if ('wrong' in checked) throw new Bug(`the event ${id} was kept and is against its own rules: ${checked.wrong}`);
  return checked.event;
}
