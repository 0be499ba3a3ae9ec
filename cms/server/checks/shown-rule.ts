import type { ShownCheckRule, StaffActor } from '../../contract';
import { applied } from './choice.rules';
import type { ChecksDeps, Tally } from './checks-deps';
import { pathTo } from './rule-books';
import type { StoredChoice, StoredRule } from './rule-store';

type Deps = Pick<ChecksDeps, 'stations' | 'rules' | 'tallies'>;
type Around = {
  readonly station: string;
  readonly path: readonly string[];
  readonly choices: readonly StoredChoice[];
  readonly tallies: ReadonlyMap<string, Tally>;
};

/** What of all choices and counts shows a station its rules. */
export async function aroundOf(deps: Deps, actor: StaffActor, station: string): Promise<Around> {
  const path = await pathTo(deps.stations, station);
  const [choices, below] = await Promise.all([deps.rules.choices(path), deps.stations.visible(station)]);
  const tallies = await deps.tallies(below.filter((one) => actor.stations.includes(one)));
  return { station, path, choices, tallies };
}

/** A rule as a station sees it. */
export function shownRule({ digest: _digest, ...rule }: StoredRule, around: Around): ShownCheckRule {
  const choices = around.choices.filter((choice) => choice.rule === rule.id);
  const { active, severity, chosenBy } = applied(rule, around.path, choices);
  return {
    ...rule,
    active,
    effective: severity,
    chosenBy,
    choice: choices.find(({ station }) => station === around.station)?.version ?? 0,
    tally: around.tallies.get(`${rule.id}@${rule.version}`) ?? { findings: 0, falseAlarms: 0 },
  };
}

/** One rule as a station sees it, read anew. */
export async function showRule(
  deps: Deps,
  actor: StaffActor,
  which: { id: string; station: string },
): Promise<ShownCheckRule> {
  const rule = await deps.rules.byId(which.id);
  if (!rule) throw new Error(`The rule ${which.id} was just written and is not there`);
  return shownRule(rule, await aroundOf(deps, actor, which.station));
}
