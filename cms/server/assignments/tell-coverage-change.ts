import { changedFields, type ChangedField } from '../../contract';
import type { Tx } from '../../platform';
import { staffOf } from '../coverages/follow-assignments';
import { UNDER_WAY } from '../coverages/coverage.rules';
import type { AssignmentDeps } from './assignment-deps';
import { tellRewritten } from './assignment-notices';
import { plainStep } from './plain-step';

type Heard = {
  readonly station: string;
  readonly coverageId: string;
  readonly topicId: string;
  readonly by: string;
  readonly fields?: readonly string[] | undefined;
};

/** What of a coverage stands in the task of whoever is out for it. Its deadline does not: each task has one of its own. */
const SHOWN: readonly ChangedField[] = ['kind', 'title', 'plan'];

/** Whoever is out for a coverage is told that something else is wanted than when they left. */
export async function tellCoverageChange(deps: AssignmentDeps, tx: Tx, heard: Heard): Promise<void> {
  const fields = changedFields.filter((field) => SHOWN.includes(field) && heard.fields?.includes(field));
  if (fields.length === 0) return;
  const actor = await staffOf(deps, heard.by, heard.station);
  const tasks = await deps.assignments.ofTopic(heard.topicId, tx);
  for (const task of tasks.filter(
    ({ coverage, state }) => coverage === heard.coverageId && UNDER_WAY.includes(state),
  )) {
    const step = { ...plainStep(deps, actor), event: 'change', from: task.state, to: task.state } as const;
    await deps.assignments.note(tx, task, { ...step, fields });
    await tellRewritten(deps, tx, { task, fields, by: actor.id });
  }
}
