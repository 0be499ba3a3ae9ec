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
    const turn = await deps.deliveries.nextTurn(tx, { ...row, edition: edition.id });
    const change = { edition: edition.id, turn, problem, attempt: 0, looks: 0, nextAt: dueAt };
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

/** Words that went out before and were taken back go out once more: what stands there now is not what they say. */
async function update(
  deps: EditionDeps,
  tx: Tx,
  { row, edition, problem }: Update,
): Promise<Result<true, EditionRefusal>> {
  const { station, documentId, locale, revision, channel, columnId, endsAt, missed } = row;
  const dueAt = await deps.time.now(tx);
  const words = { edition: edition.id, revision, channel, action: 'update' } as const;
  const turn = await deps.deliveries.nextTurn(tx, words);
  const isNew = await deps.deliveries.insert(tx, {
    ...{ station, documentId, locale, columnId, endsAt, missed, dueAt, problem, turn },
    ...{ id: deps.ids.next(), ...words, embargo: { kind: 'none' } },
    state: problem ? 'failed_final' : 'planned',
    nextAt: problem ? null : dueAt,
  });
  return isNew ? ok(true) : err('HEARTH.CHANGED_MEANWHILE');
}
