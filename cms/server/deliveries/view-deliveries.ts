import type { DeliveryShown, StaffActor, wholeDelivery } from '../../contract';
import type { output } from 'zod';
import { err, ok, type Result } from '../../kernel';
import type { DeliveryDeps, DeliveryRefusal } from './delivery-deps';
import type { Asked, DeliveryLine, DeliveryLists } from './delivery-list-store';
import { deliveryMachine } from './delivery.machine';

type Deps = Pick<DeliveryDeps, 'database' | 'editions' | 'attempts'> & { readonly lists: DeliveryLists };

/** Deliveries of one's stations, the latest change first. */
export async function listDeliveries(
  deps: Deps,
  actor: StaffActor,
  { station, ...asked }: Omit<Asked, 'stations'> & { readonly station?: string | undefined },
): Promise<Result<{ deliveries: DeliveryShown[] }, DeliveryRefusal>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  const found = await deps.lists.list(deps.database.read, { ...asked, stations });
  return ok({ deliveries: found.map(presentDelivery) });
}

/** One delivery with its edition and every attempt that was made. */
export async function viewDelivery(
  deps: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<output<typeof wholeDelivery>, DeliveryRefusal>> {
  const { read } = deps.database;
  const found = await deps.lists.byId(read, id);
  if (!found || !actor.stations.includes(found.station)) return err('HEARTH.NOT_FOUND');
  const edition = await deps.editions.byId(read, found.edition);
  if (!edition) return err('HEARTH.NOT_FOUND');
  const { rule, handEdited, hash, masterHash, content } = edition;
  const attempts = await deps.attempts.of(read, id);
  return ok({
    delivery: presentDelivery(found),
    edition: { rule, handEdited, hash, masterHash, content },
    attempts: attempts.map(({ startedAt, endedAt, ...one }) => ({
      ...one,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  });
}

/** A delivery as people see it, with what may be done to it now. */
export function presentDelivery(row: DeliveryLine): DeliveryShown {
  const { id, station, documentId, locale, revision, action, title, state, gate, embargo, missed } = row;
  const { attempt, platformId, url, problem, problems, version } = row;
  return {
    ...{ id, station, documentId, locale, revision, action, title, state, gate, embargo, missed },
    ...{ attempt, platformId, url, problem, version, problems: [...problems], channel: row.account },
    allowed: [...deliveryMachine.allowed(state)],
    dueAt: row.dueAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    liveAt: row.liveAt?.toISOString() ?? null,
    changedAt: row.changedAt.toISOString(),
  };
}
