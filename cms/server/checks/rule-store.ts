import type { Knex } from 'knex';
import type { CheckRule, CheckRuleBody, CheckSeverity } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';
import type { Choice } from './choice.rules';

/** A rule in its current version, with the station that made it. */
export type StoredRule = CheckRule & { readonly station: string | null; readonly digest: string };

/** A choice as it is kept, with the rule it is about. */
export type StoredChoice = Choice & { readonly rule: string; readonly version: number };

/** One version of a rule. */
export type RuleVersion = CheckRuleBody & {
  readonly version: number;
  readonly author: string | null;
  readonly at: string;
};

/** A version to be written. */
export type NewVersion = {
  readonly rule: string;
  readonly version: number;
  readonly definition: CheckRuleBody;
  readonly digest: string;
  readonly author: string | null;
};

type RuleRow = { rule: string; station: string | null; version: number; digest: string; definition: unknown };
type ChoiceRow = { station: string; rule: string; active: boolean; severity: CheckSeverity | null; version: number };

export type RuleStore = ReturnType<typeof ruleStore>;

/** Rules, their versions, and what stations chose about them. */
export function ruleStore({ database }: { readonly database: Database }) {
  return {
    /** The rules of the house and of some stations, each in its current version. */
    async current(stations: readonly string[], on: Knex = database.read): Promise<readonly StoredRule[]> {
      const rows = (await currentRules(on)
        .where({ 'r.retired': false })
        .where((of) => void of.whereNull('r.station').orWhereIn('r.station', [...stations]))
        .orderBy('r.rule')) as RuleRow[];
      return rows.map(ruleOf);
    },

    async byId(id: string): Promise<StoredRule | undefined> {
      const row = (await currentRules(database.read).where({ 'r.rule': id, 'r.retired': false }).first()) as
        RuleRow | undefined;
      return row && ruleOf(row);
    },

    async versions(id: string): Promise<readonly RuleVersion[]> {
      const rows = (await database.read('check_rule_version').where({ rule: id }).orderBy('version', 'desc')) as {
        version: number;
        definition: unknown;
        author: string | null;
        created_at: Date;
      }[];
      return rows.map(({ version, definition, author, created_at }) => ({
        ...(fromJsonb(definition) as CheckRuleBody),
        ...{ version, author, at: created_at.toISOString() },
      }));
    },

    ...versionStore(),
    ...choiceStore(database),
    ...packStore(),
  };
}

function versionStore() {
  return {
    /** Writes a rule in its first version; false when there is one of that name. */
    async insert(tx: Tx, station: string | null, first: NewVersion): Promise<boolean> {
      const made = (await tx('check_rule')
        .insert({ rule: first.rule, station, current: first.version })
        .onConflict('rule')
        .ignore()
        .returning('rule')) as unknown[];
      if (made.length === 0) return false;
      await insertVersion(tx, first);
      return true;
    },

    /** Writes the next version; false when somebody wrote it first. */
    async succeed(tx: Tx, next: NewVersion): Promise<boolean> {
      const moved = await tx('check_rule')
        .where({ rule: next.rule, current: next.version - 1 })
        .update({ current: next.version, retired: false });
      if (moved === 0) return false;
      await insertVersion(tx, next);
      return true;
    },
  };
}

function choiceStore(database: Database) {
  return {
    async choices(stations: readonly string[]): Promise<readonly StoredChoice[]> {
      return database
        .read('check_rule_choice')
        .whereIn('station', [...stations])
        .select<ChoiceRow[]>('station', 'rule', 'active', 'severity', 'version');
    },

    /** Keeps what a station chose; false when somebody there chose first. `version` 0 stands for no choice yet. */
    async choose(
      tx: Tx,
      choice: StoredChoice & { readonly reason: string; readonly person: string },
    ): Promise<boolean> {
      const { station, rule, version, ...said } = choice;
      if (version === 0) {
        const made = (await tx('check_rule_choice')
          .insert({ station, rule, ...said })
          .onConflict(['station', 'rule'])
          .ignore()
          .returning('rule')) as unknown[];
        return made.length === 1;
      }
      const moved = await tx('check_rule_choice')
        .where({ station, rule, version })
        .update({ ...said, version: version + 1, changed_at: tx.fn.now() });
      return moved === 1;
    },
  };
}

function packStore() {
  return {
    /** Holds the pack until the commit, so that of several nodes that start one loads it; gives what is loaded. */
    async lockPack(tx: Tx, name: string): Promise<{ readonly edition: number; readonly digest: string } | undefined> {
      await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('check_pack'))`);
      return tx('check_pack')
        .where({ name })
        .first<{ edition: number; digest: string } | undefined>('edition', 'digest');
    },

    async keepPack(tx: Tx, pack: { name: string; edition: number; digest: string }): Promise<void> {
      await tx('check_pack')
        .insert({ ...pack, loaded_at: tx.fn.now() })
        .onConflict('name')
        .merge();
    },

    /** All rules of the house, those that were retired included. */
    async house(tx: Tx): Promise<readonly (StoredRule & { readonly retired: boolean })[]> {
      const rows = await currentRules(tx)
        .whereNull('r.station')
        .select<(RuleRow & { retired: boolean })[]>('r.retired');
      return rows.map((row) => ({ ...ruleOf(row), retired: row.retired }));
    },

    async retire(tx: Tx, rules: readonly string[]): Promise<void> {
      await tx('check_rule')
        .whereIn('rule', [...rules])
        .update({ retired: true });
    },
  };
}

function currentRules(on: Knex) {
  return on('check_rule as r')
    .join('check_rule_version as v', (join) => join.on('v.rule', 'r.rule').andOn('v.version', 'r.current'))
    .select('r.rule', 'r.station', 'v.version', 'v.digest', 'v.definition');
}

async function insertVersion(tx: Tx, { definition, ...row }: NewVersion): Promise<void> {
  await tx('check_rule_version').insert({ ...row, definition: JSON.stringify(definition) });
}

function ruleOf({ rule, station, version, digest, definition }: RuleRow): StoredRule {
  // Only this file writes the column, from bodies that a contract has parsed.
  return { ...(fromJsonb(definition) as CheckRuleBody), id: rule, station, version, digest };
}
