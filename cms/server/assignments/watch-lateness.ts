import type { Tx } from '../../platform';
import type { AssignmentDeps } from './assignment-deps';
import { tellLate } from './assignment-notices';
import { ANSWER_BEFORE, lateness } from './assignment.rules';

/**
 * Tells of everything that is late and was not told of yet. Looks at how things stand, not at what became late since last time: what
 * passed while no node ran is found by the first look.
 */
export async function watchLateness(
  deps: Pick<AssignmentDeps, 'assignments' | 'notices' | 'clock' | 'ids'>,
  tx: Tx,
): Promise<number> {
  const now = deps.clock.now();
  let told = 0;
  for (const task of await deps.assignments.open(tx, new Date(now.getTime() + ANSWER_BEFORE * 60_000))) {
    const found = lateness(task, now);
    if (!found || !(await deps.assignments.alarm(tx, task, found))) continue;
    await tellLate(deps, tx, { task, what: found.late, due: found.due });
    told += 1;
  }
  return told;
}
