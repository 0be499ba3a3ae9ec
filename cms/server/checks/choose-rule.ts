import { checkRulesChanged, type CheckSeverity, type ShownCheckRule, type StaffActor } from '../../contract';
import { err, hashOf, ok, type Result } from '../../kernel';
import type { RuleRefusal } from './change-rules';
import { applied, isSetAbove, isStricter } from './choice.rules';
import type { ChecksDeps } from './checks-deps';
import { pathTo } from './rule-books';
import { showRule } from './shown-rule';

type Deps = Pick<ChecksDeps, 'database' | 'ledger' | 'outbox' | 'stations' | 'rules' | 'books' | 'tallies'>;
type Wanted = {
  readonly id: string;
  readonly station: string;
  readonly active: boolean;
  readonly severity: CheckSeverity | null;
  readonly reason: string;
  readonly choice: number;
};

/** Switches a rule on or off at a station and those below it, or gives it another severity there. */
export async function chooseRule(
  deps: Deps,
  actor: StaffActor,
  wanted: Wanted,
): Promise<Result<ShownCheckRule, RuleRefusal>> {
  const { id, station, active, severity, reason, choice } = wanted;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const path = await pathTo(deps.stations, station);
  const rule = (await deps.rules.current(path)).find((one) => one.id === id);
  if (!rule) return err('CHECKS.NO_SUCH_RULE');
  const choices = (await deps.rules.choices(path)).filter((one) => one.rule === id);
  const above = applied(rule, path.slice(0, -1), choices);
  const isLaxer = !isStricter({ active, severity: severity ?? rule.severity }, above);
  if (isLaxer && isSetAbove(rule, station, above)) {
    return err('CHECKS.SET_ABOVE', { station: above.chosenBy ?? rule.station ?? '' });
  }
  const chosen = await deps.database.transaction(async (tx): Promise<Result<null, RuleRefusal>> => {
    const row = { station, rule: id, active, severity, reason, person: actor.id, version: choice };
    if (!(await deps.rules.choose(tx, row))) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { station, active, severity, reasonHash: hashOf(reason) };
    deps.ledger.append(tx, { actor, action: 'check-rule.chosen', subject: id, version: String(rule.version), facts });
    await deps.outbox.append(tx, checkRulesChanged({ station, rule: id }));
    tx.afterCommit(deps.books.forget);
    return ok(null);
  });
  return chosen.ok ? ok(await showRule(deps, actor, { id, station })) : chosen;
}
