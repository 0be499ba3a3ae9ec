import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import { hasDigitalLink, lotPath, type LotStep, type LotTrace } from '../../contract';
import { placeOf, stepOf } from './house-events.rules';
import type { TraceDeps, TraceRefusal } from './trace-deps';
import type { KeptEvent } from './trace-facts.rules';

type Deps = Pick<TraceDeps, 'trace' | 'lots' | 'origin'>;
type Asked = { readonly actor: Pick<StaffActor, 'stations'>; readonly id: string };

/** The way of a lot, and the address for its code. */
export const viewLotTrace = (deps: TraceDeps, actor: StaffActor, id: string): Promise<Result<LotTrace, TraceRefusal>> =>
  viewLotTraceIn(deps, deps.database.read, { actor, id });

/** The same, as it is inside a transaction. */
export async function viewLotTraceIn(
  deps: Deps,
  on: Database['read'] | Tx,
  { actor, id }: Asked,
): Promise<Result<LotTrace, TraceRefusal>> {
  const lot = await deps.lots.find(on, actor.stations, id);
  if (!lot) return err('GOODS.LOT_NOT_FOUND');
  const steps = stepsOf((await deps.trace.ofLot(on, id)).filter(({ station }) => station === lot.station));
  const { product, code, state, madeAt, quantity } = lot;
  return ok({
    ...{ lot: id, product, code, state, madeAt, quantity },
    link: { origin: deps.origin, path: lotPath(lot), isDigitalLink: hasDigitalLink(lot) },
    isHarvested: steps.some(({ step, withdrawn }) => step === 'harvest' && withdrawn === null),
    orders: await deps.trace.ordersOf(on, id),
    steps: [...steps],
  });
}

/** What events come to, the newest first; a declaration of an error marks the event that it is about. */
export function stepsOf(events: readonly KeptEvent[]): readonly LotStep[] {
  const errors = new Map(events.flatMap((one) => (one.isError ? [[one.eventId, reasonOf(one)] as const] : [])));
  return events
    .filter(({ isError }) => !isError)
    .map((event) => {
      const { id, eventId, bizStep, eventTime, recordedAt, body } = event;
      const step = stepOf(bizStep, event.disposition);
      const withdrawn = errors.get(eventId) ?? null;
      return {
        ...{ id, eventId, step, bizStep, withdrawn, place: placeOf(body), quantity: quantityOf(body) },
        ...{ at: eventTime.toISOString(), recordedAt: recordedAt.toISOString(), source: sourceOf(event) },
        mayWithdraw: withdrawn === null && event.writtenBy !== null,
      };
    })
    .reverse();
}

function sourceOf({ capture, writtenBy }: KeptEvent): LotStep['source'] {
  if (capture !== null) return 'document';
  return writtenBy === null ? 'house' : 'desk';
}

/** Where a document gives no reason, that it is one is still known. */
function reasonOf({ body }: KeptEvent): string {
  const { reason } = (body['errorDeclaration'] ?? {}) as { readonly reason?: unknown }; // an object, by the rules of events
  return typeof reason === 'string' ? reason : 'incorrect_data';
}

function quantityOf(body: KeptEvent['body']): number | null {
  const list = body['quantityList'] ?? body['childQuantityList'];
  const one: unknown = Array.isArray(list) && list.length === 1 ? list[0] : undefined;
  const quantity = typeof one === 'object' && one !== null && 'quantity' in one ? one.quantity : null;
  return typeof quantity === 'number' ? quantity : null;
}
