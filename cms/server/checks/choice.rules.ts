import { checkSeverities, type CheckRule, type CheckSeverity } from '../../contract';

/** What a station chose about a rule. */
export type Choice = { readonly station: string; readonly active: boolean; readonly severity: CheckSeverity | null };

/** What applies of a rule at a station, and whose choice that is. */
export type Applied = { readonly active: boolean; readonly severity: CheckSeverity; readonly chosenBy: string | null };

/** A rule with the station that made it; null for the house's. */
export type OwnedRule = Pick<CheckRule, 'severity'> & { readonly station: string | null };

const strictness = ({ active, severity }: Pick<Applied, 'active' | 'severity'>): number =>
  active ? checkSeverities.length - checkSeverities.indexOf(severity) : 0;

/** Whether a choice is at least as strict as what applies already. */
export function isStricter(wanted: Pick<Applied, 'active' | 'severity'>, applied: Applied): boolean {
  return strictness(wanted) >= strictness(applied);
}

/** Whether a station above has the say: it made the rule, or it chose already. Then a station below can only be stricter. */
export function isSetAbove(rule: OwnedRule, station: string, above: Applied): boolean {
  return above.chosenBy !== null || (rule.station !== null && rule.station !== station);
}

/** What applies at the last station of a path that begins at the root, after the choices made along it. */
export function applied(rule: OwnedRule, path: readonly string[], choices: readonly Choice[]): Applied {
  let now: Applied = { active: true, severity: rule.severity, chosenBy: null };
  for (const station of path) {
    const choice = choices.find((one) => one.station === station);
    if (!choice) continue;
    const wanted = { active: choice.active, severity: choice.severity ?? rule.severity };
    // Whoever is above may decide later than whoever is below; what is laxer below then counts no more.
    if (isSetAbove(rule, station, now) && !isStricter(wanted, now)) continue;
    now = { ...wanted, chosenBy: station };
  }
  return now;
}
