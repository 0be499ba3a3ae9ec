import type { GradedWork, StaffActor } from '../../contract';
import type { Result } from '../../kernel';
import type { PointsDeps, PointsRefusal } from './points-deps';
import { postWork, type Grade } from './post-work';
import { tellGraded } from './tell-points';
import { viewWork } from './view-work';

/** Grades a work by name, or grades it anew with a reason; whoever gets a share is told. */
export async function gradeWork(
  deps: PointsDeps,
  actor: StaffActor,
  given: Grade,
): Promise<Result<GradedWork, PointsRefusal>> {
  const done = await deps.database.transaction(async (tx) => {
    const posted = await postWork(deps, tx, { actor, given });
    if (posted.ok) await tellGraded(deps, tx, { ...posted.value, by: actor });
    return posted;
  });
  return done.ok ? viewWork(deps, actor, given) : done;
}
