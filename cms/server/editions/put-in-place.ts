import type { DeliveryProblem, PostingEvent, PostingState, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Delivery } from '../deliveries/delivery-store';
import { moveDelivery } from '../deliveries/move-delivery';
import type { EditionDeps, EditionRefusal } from './edition-deps';
import type { Edition } from './edition-store';
import { unfitOf } from './unfit.rules';

/** How a delivery takes other words: what waits becomes a plan again, what failed is tried anew. */
const TAKES: Readonly<Partial<Record<PostingState, PostingEvent>>> = {
  planned: 'reschedule',
  gated: 'reschedule',
  due: 'reschedule',
  failed_final: 'mend',
  rejected: 'mend',
};

type Put = { readonly id: string; readonly edition: Edition; readonly actor: StaffActor };

/**
 * Lets a delivery go out in other words. What stands already is updated by a delivery of its own; what is on its way keeps its words, for
 * nobody could say which of them arrived.
 */
export async function putInPlace(
  deps: EditionDeps,
  tx: Tx,
  { id, edition, actor }: Put,
): Promise<Result<true, EditionRefusal>> {
  const row = await deps.deliveries.forUpdate(tx, id);
  if (!row || row.edition === edition.id) return ok(true);
  const problem = unfitOf(edition.problems);
  const takes = TAKES[row.state];
  if (takes) {
    const dueAt = problem ? null : row.dueAt;
    const change = { edition: edition.id, problem, attempt: 0, looks: 0, nextAt: dueAt };
    const events: readonly PostingEvent[] = problem ? [takes, 'unfit'] : [takes];
    const moved = await moveDelivery(deps, tx, {
      row,
      move: { events, change, actor, facts: { edition: edition.id } },
    });
    return moved.ok ? ok(true) : moved;
  }
  if (row.state === 'live') return update(deps, tx, { row, edition, problem });
  // What is over stays as it was: the words are for the next time.
  return OVER.includes(row.state) ? ok(true) : err('EDITION.ON_ITS_WAY', { state: row.state });
}

const OVER: readonly PostingState[] = ['cancelled', 'dropped', 'down', 'replaced'];

type Update = { readonly row: Delivery; readonly edition: Edition; readonly problem: DeliveryProblem | null };

async function update(deps: EditionDeps, tx: Tx, { row, edition, problem }: Update): Promise<Result<true, never>> {
  const { station, documentId, locale, revision, channel, columnId, endsAt, missed } = row;
  const dueAt = await deps.time.now(tx);
  await deps.deliveries.insert(tx, {
    ...{ station, documentId, locale, revision, channel, columnId, endsAt, missed, dueAt, problem },
    ...{ id: deps.ids.next(), edition: edition.id, action: 'update', embargo: { kind: 'none' } },
    state: problem ? 'failed_final' : 'planned',
    nextAt: problem ? null : dueAt,
  });
  return ok(true);
}
