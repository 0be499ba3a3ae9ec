import type { Assignment, StaffActor } from '../../contract';
import { fieldPowers } from '../coverages/field-standing';
import type { AssignmentDeps } from './assignment-deps';
import { assignmentMachine } from './assignment.machine';
import { lateness } from './assignment.rules';
import type { KeptAssignment } from './assignment-store';

/** Assignments as somebody sees them at this moment, each with what they may do. */
export async function presentAssignments(
  deps: Pick<AssignmentDeps, 'roster' | 'clock'>,
  actor: StaffActor,
  kept: readonly KeptAssignment[],
): Promise<Assignment[]> {
  const { plan } = await fieldPowers(deps, actor);
  const now = deps.clock.now();
  return kept.map((task) => {
    const facts = { assigned: task.people.includes(actor.id), plan };
    const allowedEvents = [...assignmentMachine.allowed(task.state, facts)];
    return { ...task, people: [...task.people], late: lateness(task, now)?.late ?? null, allowedEvents };
  });
}

/** One assignment as somebody sees it who was just found to see it. */
export async function presentAssignment(deps: AssignmentDeps, actor: StaffActor, id: string): Promise<Assignment> {
  const { all } = await deps.stations.tree();
  const kept = await deps.assignments.byIds(
    all.map(({ slug }) => slug),
    [id],
  );
  const [seen] = await presentAssignments(deps, actor, kept);
  if (!seen) throw new Error(`Assignment ${id} was written and is not there`);
  return seen;
}
