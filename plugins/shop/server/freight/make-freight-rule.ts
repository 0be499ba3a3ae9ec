import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { FreightRule, MakeFreightRule, shopErrors } from '../../contract';
import type { FreightRuleStore } from './freight-rule-store';

/** What the verbs of freight are handed. */
export type FreightDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly freight: FreightRuleStore;
};

/** Makes a freight rule at the actor's station. */
export async function makeFreightRule(
  { database, ids, ledger, freight }: FreightDeps,
  actor: StaffActor,
  input: MakeFreightRule,
): Promise<Result<FreightRule, RefusalOf<typeof shopErrors, 'FREIGHT_RULE_KNOWN'>>> {
  return database.transaction(async (tx) => {
    const { station, id: by } = actor;
    const rule = await freight.insert(tx, { ...input, id: ids.next(), station, by });
    if (!rule) return err('SHOP.FREIGHT_RULE_KNOWN');
    const { name, zones } = rule;
    ledger.append(tx, { actor, action: 'freight-rule.made', subject: rule.id, facts: { name, zones: zones.length } });
    return ok(rule);
  });
}

/** Takes a rule out of use. Retiring what is retired changes nothing. */
export async function retireFreightRule(
  { database, ledger, freight }: FreightDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<FreightRule, RefusalOf<typeof shopErrors, 'FREIGHT_RULE_NOT_FOUND'>>> {
  return database.transaction(async (tx) => {
    const isRetired = await freight.retire(tx, actor.station, id);
    const rule = await freight.find(tx, actor.station, id);
    if (!rule) return err('SHOP.FREIGHT_RULE_NOT_FOUND');
    if (isRetired)
      ledger.append(tx, { actor, action: 'freight-rule.retired', subject: id, facts: { name: rule.name } });
    return ok(rule);
  });
}
