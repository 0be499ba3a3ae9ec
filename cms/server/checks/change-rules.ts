import {
  checkRulesChanged,
  type checkErrors,
  type CheckRuleBody,
  type ShownCheckRule,
  type StaffActor,
} from '../../contract';
import { err, hashOf, ok, type Refusal, type RefusalOf, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { ChecksDeps } from './checks-deps';
import { failuresOf, tryExamples } from './examples.rules';
import { showRule } from './shown-rule';

/** What changing rules may be refused with. */
export type RuleRefusal =
  RefusalOf<typeof checkErrors> | Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE', undefined>;

type Deps = Pick<ChecksDeps, 'database' | 'ledger' | 'outbox' | 'stations' | 'rules' | 'books' | 'tallies'>;

/** Adds a rule to a station. */
export async function addRule(
  deps: Deps,
  actor: StaffActor,
  input: { readonly station: string; readonly name: string; readonly rule: CheckRuleBody },
): Promise<Result<ShownCheckRule, RuleRefusal>> {
  const { station, name, rule } = input;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const id = `st.${station}.${name}`;
  const passed = passes(id, rule);
  if (!passed.ok) return passed;
  const first = { rule: id, version: 1, definition: rule, digest: hashOf(rule), author: actor.id };
  const added = await deps.database.transaction(async (tx): Promise<Result<null, RuleRefusal>> => {
    if (!(await deps.rules.insert(tx, station, first))) return err('CHECKS.RULE_TAKEN', { rule: name });
    await tell(deps, tx, { actor, action: 'check-rule.added', id, version: 1, digest: first.digest });
    return ok(null);
  });
  return added.ok ? ok(await showRule(deps, actor, { id, station })) : added;
}

/** Writes the next version of a rule; the ones before stay as they are. */
export async function changeRule(
  deps: Deps,
  actor: StaffActor,
  input: { readonly id: string; readonly version: number; readonly rule: CheckRuleBody },
): Promise<Result<ShownCheckRule, RuleRefusal>> {
  const known = await deps.rules.byId(input.id);
  if (!known) return err('CHECKS.NO_SUCH_RULE');
  const { station } = known;
  if (station === null || !actor.stations.includes(station)) return err('CHECKS.NOT_YOUR_RULE');
  const passed = passes(input.id, input.rule);
  if (!passed.ok) return passed;
  const version = input.version + 1;
  const next = { rule: input.id, version, definition: input.rule, digest: hashOf(input.rule), author: actor.id };
  const changed = await deps.database.transaction(async (tx): Promise<Result<null, RuleRefusal>> => {
    if (!(await deps.rules.succeed(tx, next))) return err('HEARTH.CHANGED_MEANWHILE');
    await tell(deps, tx, { actor, action: 'check-rule.changed', id: input.id, version, digest: next.digest });
    return ok(null);
  });
  return changed.ok ? ok(await showRule(deps, actor, { id: input.id, station })) : changed;
}

type Told = {
  readonly actor: StaffActor;
  readonly action: string;
  readonly id: string;
  readonly version: number;
  readonly digest: string;
};

async function tell(deps: Deps, tx: Tx, { actor, action, id, version, digest }: Told): Promise<void> {
  deps.ledger.append(tx, { actor, action, subject: id, version: String(version), facts: { digest } });
  await deps.outbox.append(tx, checkRulesChanged({ station: actor.station, rule: id }));
  // This node at once, the others when they hear of it.
  tx.afterCommit(deps.books.forget);
}

/** The examples are the rule's tests: a rule that fails them does not do what its author thinks. */
function passes(id: string, body: CheckRuleBody): Result<null, RuleRefusal> {
  const outcomes = tryExamples({ ...body, id, version: 1 });
  if (!outcomes.ok) return outcomes;
  const failures = failuresOf(outcomes.value);
  return failures.length > 0 ? err('CHECKS.EXAMPLES_FAIL', { failures }) : ok(null);
}
