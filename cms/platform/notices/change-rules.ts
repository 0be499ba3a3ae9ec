import type { NoticeRule, NoticeRuleBody, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { NoticeWork } from './notices-deps';
import { deleteRule, insertRule, ruleById, updateRule } from './rule-store';
import { webhooksOf } from './webhook-store';

type Deps = Pick<NoticeWork, 'database' | 'ids' | 'ledger' | 'kinds'>;
type RuleRefusal =
  | Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE' | 'NOTICES.RULE_TAKEN', undefined>
  | Refusal<'NOTICES.UNKNOWN_KIND', { kind: string }>;

/** Adds a rule to a station. */
export async function addRule(
  deps: Deps,
  actor: StaffActor,
  body: NoticeRuleBody,
): Promise<Result<NoticeRule, RuleRefusal>> {
  if (!actor.stations.includes(body.station) || !(await ownRobots(deps, body.station, body.webhooks))) {
    return err('HEARTH.NOT_ALLOWED');
  }
  if (body.kind !== '*' && !deps.kinds.get(body.kind)) return err('NOTICES.UNKNOWN_KIND', { kind: body.kind });
  return deps.database.transaction(async (tx) => {
    const rule = await insertRule(tx, deps.ids.next(), body);
    if (!rule) return err('NOTICES.RULE_TAKEN');
    deps.ledger.append(tx, { actor, action: 'notice-rule.added', subject: rule.id, facts: { ...body } });
    return ok(rule);
  });
}

type Change = Omit<NoticeRuleBody, 'station' | 'kind' | 'audience'> & Pick<NoticeRule, 'id' | 'version'>;

/** Changes what a rule says. */
export async function changeRule(
  deps: Deps,
  actor: StaffActor,
  change: Change,
): Promise<Result<NoticeRule, RuleRefusal>> {
  const known = await ruleById(deps.database.read, change.id);
  if (!known || !actor.stations.includes(known.station)) return err('HEARTH.NOT_ALLOWED');
  if (!(await ownRobots(deps, known.station, change.webhooks))) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    const rule = await updateRule(tx, change, change);
    if (!rule) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'notice-rule.changed', subject: rule.id, facts: { ...change } });
    return ok(rule);
  });
}

/** Removes a rule. */
export async function removeRule(
  deps: Deps,
  actor: StaffActor,
  which: Pick<NoticeRule, 'id' | 'version'>,
): Promise<Result<null, RuleRefusal>> {
  const known = await ruleById(deps.database.read, which.id);
  if (!known || !actor.stations.includes(known.station)) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    if (!(await deleteRule(tx, which))) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'notice-rule.removed', subject: which.id });
    return ok(null);
  });
}

/** A rule speaks through robots of its own station only. */
async function ownRobots({ database }: Deps, station: string, webhooks: readonly string[]): Promise<boolean> {
  const own = new Set((await webhooksOf(database.read, [station])).map(({ id }) => id));
  return webhooks.every((id) => own.has(id));
}
