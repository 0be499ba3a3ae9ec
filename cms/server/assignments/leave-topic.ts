import type { Tx } from '../../platform';
import type { LeavingTopic } from '../topics/topic-deps';
import type { AssignmentDeps } from './assignment-deps';
import { assignmentMachine } from './assignment.machine';
import { laterBy } from './assignment.rules';
import type { KeptAssignment } from './assignment-store';
import { writeMove } from './move-assignment';

/** Whoever put the topic aside had the power for that; its assignments ask for no other. */
const GRANTED = { assigned: false, plan: true } as const;

/**
 * Nobody goes out for a topic that is put aside, in the transaction that puts it aside: with a cancelled one its assignments end, with
 * one that is postponed, merged or refused they are called back and wait for another day, moved as far as the topic was. Their people
 * are told, what they would have taken along is free again, and what was filed stays.
 */
export async function leaveTopic(deps: AssignmentDeps, tx: Tx, leaving: LeavingTopic): Promise<void> {
  const { topic, event, later } = leaving;
  for (const { id } of await deps.assignments.ofTopic(topic.id, tx)) {
    await deps.assignments.hold(tx, id);
    const [task] = await deps.assignments.byIds([topic.station], [id], tx);
    if (!task) continue;
    if (event === 'cancel') {
      await make(deps, tx, { task, leaving, as: 'cancel' });
      continue;
    }
    const called = await callBack(deps, tx, { task, leaving });
    if (called && later !== 0) await deps.assignments.patch(tx, called, laterBy(called, later));
  }
}

type Making = { readonly task: KeptAssignment; readonly leaving: LeavingTopic };

/** Calls the people of one back; a draft that took something along gives it back. */
async function callBack(deps: AssignmentDeps, tx: Tx, { task, leaving }: Making): Promise<KeptAssignment | undefined> {
  if (task.state === 'draft') {
    await deps.bookings.releaseOf(tx, task.id, leaving.as.id);
    return task;
  }
  return make(deps, tx, { task, leaving, as: 'withdraw' });
}

/** Makes a move that its machine knows, or none; the assignment as it stands then. */
async function make(
  deps: AssignmentDeps,
  tx: Tx,
  { task, leaving, as: event }: Making & { readonly as: 'cancel' | 'withdraw' },
): Promise<KeptAssignment | undefined> {
  const next = assignmentMachine.next(task.state, event, GRANTED);
  if (!next.ok) return undefined;
  const move = { id: task.id, event, reason: leaving.reason } as const;
  // Held since it was read: only a mistake of ours comes here.
  if (!(await writeMove(deps, tx, { actor: leaving.as, task, move, to: next.value.state }))) {
    throw new Error(`Assignment ${task.id} was changed meanwhile`);
  }
  return { ...task, state: next.value.state, version: task.version + 1 };
}
