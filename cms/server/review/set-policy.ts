import type { ReviewRules, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { ReviewDeps, ReviewRefusal } from './review-deps';

/** Rules of a station or a column, as somebody wants them from now on. */
export type NewPolicy = {
  readonly station: string;
  readonly column: string | null;
  /** The version they saw; 0 where there was none. */
  readonly version: number;
  readonly rules: ReviewRules;
};

/** Writes the next version of the rules (审校规则). Manuscripts under review keep the version they were handed in by. */
export async function setPolicy(
  deps: ReviewDeps,
  actor: StaffActor,
  wanted: NewPolicy,
): Promise<Result<{ version: number }, ReviewRefusal>> {
  const { station, column, rules } = wanted;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const columnId = column ?? '';
  return deps.database.transaction(async (tx) => {
    const now = (await deps.policies.newest(tx, [station])).find((one) => one.columnId === columnId)?.version ?? 0;
    if (now !== wanted.version) return err('HEARTH.CHANGED_MEANWHILE');
    const version = now + 1;
    const isFirst = await deps.policies.insert(tx, {
      station,
      columnId,
      version,
      rules,
      byName: actor.name,
      byPerson: actor.id,
    });
    if (!isFirst) return err('HEARTH.CHANGED_MEANWHILE');
    const subject = `${station}/${columnId || '*'}`;
    deps.ledger.append(tx, { actor, action: 'review-policy.set', subject, version: String(version), facts: { rules } });
    return ok({ version });
  });
}
