import type { RouteRule, RuleVersion, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { columnFits } from '../topics/write-topic';
import type { IngestDeps } from './ingest-deps';
import { readyRules, type BadRule } from './route.rules';

type RulesRefusal =
  BadRule | Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE' | 'TOPICS.UNKNOWN_COLUMN', undefined>;

/** The rules of a station and the versions before them. */
export async function viewRules(
  deps: IngestDeps,
  actor: StaffActor,
  station: string,
): Promise<Result<{ current: RuleVersion; before: RuleVersion[] }, RulesRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const [newest, ...before] = await deps.rules.versions(deps.database.read, station);
  return ok({ current: newest ?? (await deps.rules.current(deps.database.read, station)), before });
}

type Next = {
  readonly station: string;
  /** The version that was looked at. */
  readonly version: number;
  readonly rules: RouteRule[];
  readonly note: string;
};

/** Switches the next version of the rules on. What was routed stays as it was; what comes from now on goes by these. */
export async function switchRulesOn(
  deps: IngestDeps,
  actor: StaffActor,
  { station, version, rules, note }: Next,
): Promise<Result<RuleVersion, RulesRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const ready = readyRules(rules.map((rule) => ({ ...rule, on: true })));
  if (!ready.ok) return ready;
  for (const { then } of rules) {
    if (then.do !== 'drop' && !(await columnFits(deps, station, then.column))) return err('TOPICS.UNKNOWN_COLUMN');
  }
  const next = { version: version + 1, rules, note, owner: actor.id };
  const added = await deps.database.transaction(async (tx) => {
    if (!(await deps.rules.add(tx, station, next))) return false;
    const facts = { version: next.version, rules: rules.length, note };
    deps.ledger.append(tx, { actor, action: 'ingest.rules-switched-on', subject: station, facts });
    return true;
  });
  return added ? ok(await deps.rules.current(deps.database.read, station)) : err('HEARTH.CHANGED_MEANWHILE');
}
