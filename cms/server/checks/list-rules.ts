import { CHECKS_WRITE, type CheckRuleBody, type ShownCheckRule, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { ChecksDeps } from './checks-deps';
import { aroundOf, shownRule } from './shown-rule';

type Deps = Pick<ChecksDeps, 'stations' | 'rules' | 'tallies' | 'holds'>;
type Listed = { rules: ShownCheckRule[]; mayWrite: boolean };

/** The rules that a station knows, those it switched off included. */
export async function listRules(
  deps: Deps,
  actor: StaffActor,
  station: string,
): Promise<Result<Listed, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const around = await aroundOf(deps, actor, station);
  const rules = await deps.rules.current(around.path);
  return ok({
    rules: rules.map((rule) => shownRule(rule, around)),
    mayWrite: await deps.holds(actor, CHECKS_WRITE),
  });
}

type Version = CheckRuleBody & { version: number; author: string | null; at: string };

/** All versions of a rule; those of a station are seen there and above. */
export async function listVersions(
  deps: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ versions: Version[] }, Refusal<'CHECKS.NO_SUCH_RULE', undefined>>> {
  const rule = await deps.rules.byId(id);
  // A station below works by the rules of those above it, so it may read them too.
  const isSeen = rule !== undefined && (rule.station === null || (await isNear(deps, actor, rule.station)));
  if (!isSeen) return err('CHECKS.NO_SUCH_RULE');
  return ok({ versions: [...(await deps.rules.versions(id))] });
}

async function isNear(deps: Deps, actor: StaffActor, station: string): Promise<boolean> {
  return actor.stations.includes(station) || (await deps.stations.tree()).sees(station, actor.station);
}
