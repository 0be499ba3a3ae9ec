import type { StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { LotTrace, RecordStep } from '../../contract';
import { factsOf } from './event-facts.rules';
import { stepEvent } from './house-events.rules';
import type { TraceDeps, TraceRefusal } from './trace-deps';
import { stepsOf, viewLotTraceIn } from './view-lot-trace';
import { writeEvents } from './write-events';

/** Clocks of desks may be a little ahead. */
const AHEAD_MS = 5 * 60_000;

/** Writes a step of a lot's way down. Pressed twice, it is one record. */
export async function recordStep(
  deps: TraceDeps,
  actor: StaffActor,
  { lot: id, ...step }: RecordStep & { readonly lot: string },
): Promise<Result<LotTrace, TraceRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<LotTrace, TraceRefusal>> => {
    const lot = await deps.lots.find(tx, actor.stations, id);
    if (!lot) return err('GOODS.LOT_NOT_FOUND');
    const { station } = lot;
    // Of two who write at the same moment, the second reads what the first wrote.
    await deps.trace.turn(tx, station);
    const facts = factsOf(stepEvent(lot, step));
    const known = await deps.trace.hashes(tx, station, [facts.eventId]);
    if (known.some(({ hash }) => hash === facts.hash)) return viewLotTraceIn(deps, tx, { actor, id });
    if (known.length > 0) return err('TRACE.EVENT_DIFFERS');
    const now = await deps.trace.now(tx);
    if (facts.eventTime.getTime() > now.getTime() + AHEAD_MS) return err('TRACE.AHEAD');
    if (step.quantity > lot.quantity) return err('TRACE.TOO_MANY', { quantity: lot.quantity });
    const steps = stepsOf(await deps.trace.ofLot(tx, id));
    if (step.step === 'harvest' && steps.some((one) => one.step === 'harvest' && one.withdrawn === null))
      return err('TRACE.HARVESTED');
    await writeEvents(deps, tx, { station, by: actor.id, capture: null, events: [{ facts, lots: [id] }] });
    const said = { product: lot.product, code: lot.code, step: step.step, at: step.at, event: facts.eventId };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'trace.recorded', subject: id, facts: said });
    return viewLotTraceIn(deps, tx, { actor, id });
  });
}
