import type { Tx } from '../../platform';
import { staffOf } from '../coverages/follow-assignments';
import type { AssignmentDeps } from './assignment-deps';
import { assignmentMachine } from './assignment.machine';
import { writeMove } from './move-assignment';

type Heard = { readonly station: string; readonly topicId: string; readonly by: string };

/** Whoever cancelled the topic had the power for that; its assignments ask for no other. */
const GRANTED = { assigned: false, plan: true } as const;

/**
 * Nobody goes out for a topic that is cancelled: its open assignments are cancelled in the name of whoever cancelled it, their people
 * are told, and what they would have taken along is free again. What was filed stays. A topic that lives again when this comes keeps
 * its people; an assignment that was given while the topic was being cancelled is found by its own event.
 */
export async function cancelWithTopic(deps: AssignmentDeps, tx: Tx, { station, topicId, by }: Heard): Promise<void> {
  await deps.topics.lock(tx, [topicId]);
  const [topic] = await deps.topics.byIds([station], [topicId], tx);
  if (topic?.state !== 'cancelled') return;
  const actor = await staffOf(deps, by, station);
  const reason = topic.reason ?? undefined;
  for (const { id } of await deps.assignments.ofTopic(topicId, tx)) {
    await deps.assignments.hold(tx, id);
    const [task] = await deps.assignments.byIds([station], [id], tx);
    const next = task && assignmentMachine.next(task.state, 'cancel', GRANTED);
    if (!task || !next?.ok) continue;
    const move = { id, event: 'cancel', reason } as const;
    const done = await writeMove(deps, tx, { actor, task, move, to: next.value.state });
    // Held since it was read: only a mistake of ours comes here, and the event is heard again.
    if (!done) throw new Error(`Assignment ${id} was changed meanwhile`);
  }
}
