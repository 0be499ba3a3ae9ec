import type { Knex } from 'knex';
import type { NoticePreference, NoticeRule, NoticeRuleBody, RingingLane } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';

type RuleRow = {
  id: string;
  station: string;
  kind: string;
  audience: unknown;
  lanes: RingingLane[];
  webhooks: string[];
  quiet: unknown;
  min_urgency: NoticeRule['minUrgency'];
  escalation: unknown;
  version: number;
};

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** The rules of some stations. */
export async function rulesOf(read: Knex, stations: readonly string[]): Promise<readonly NoticeRule[]> {
  const rows = (await read('notice_rule')
    .whereIn('station', [...stations])
    .orderBy(['station', 'kind', 'created_at', 'id'])) as RuleRow[];
  return rows.map(ruleOf);
}

/** One rule. */
export async function ruleById(read: Knex, id: string): Promise<NoticeRule | undefined> {
  const row = (await read('notice_rule').where({ id }).first()) as RuleRow | undefined;
  return row && ruleOf(row);
}

/** Writes a rule; undefined when the station has one for that kind and audience. */
export async function insertRule(tx: Tx, id: string, rule: NoticeRuleBody): Promise<NoticeRule | undefined> {
  const { station, kind, audience } = rule;
  const [row] = (await tx('notice_rule')
    .insert({ id, station, kind, audience: json(audience), ...said(rule) })
    .onConflict(['station', 'kind', 'audience'])
    .ignore()
    .returning('*')) as RuleRow[];
  return row && ruleOf(row);
}

/** Changes a rule; undefined when somebody changed it first. */
export async function updateRule(
  tx: Tx,
  { id, version }: Pick<NoticeRule, 'id' | 'version'>,
  rule: Said,
): Promise<NoticeRule | undefined> {
  const [row] = (await tx('notice_rule')
    .where({ id, version })
    .update({ ...said(rule), version: version + 1 })
    .returning('*')) as RuleRow[];
  return row && ruleOf(row);
}

/** Removes a rule; false when somebody changed it first. */
export async function deleteRule(tx: Tx, { id, version }: Pick<NoticeRule, 'id' | 'version'>): Promise<boolean> {
  return (await tx('notice_rule').where({ id, version }).delete()) === 1;
}

/** How many rules use a robot. */
export async function rulesUsing(read: Knex, webhook: string): Promise<number> {
  const row = await read('notice_rule')
    .whereRaw('? = ANY(webhooks)', [webhook])
    .count({ count: '*' })
    .first<{ count: string }>();
  return Number(row.count);
}

type Said = Pick<NoticeRuleBody, 'lanes' | 'webhooks' | 'quiet' | 'minUrgency' | 'escalation'>;

function said({ lanes, webhooks, quiet, minUrgency, escalation }: Said): object {
  return { lanes, webhooks, quiet: json(quiet), min_urgency: minUrgency, escalation: json(escalation) };
}

function ruleOf({ min_urgency, audience, quiet, escalation, ...row }: RuleRow): NoticeRule {
  const { id, station, kind, lanes, webhooks, version } = row;
  return {
    ...{ id, station, kind, lanes, webhooks, version, minUrgency: min_urgency },
    // Only this file writes these columns, from values that a contract has parsed.
    audience: fromJsonb(audience) as NoticeRule['audience'],
    quiet: fromJsonb(quiet) as NoticeRule['quiet'],
    escalation: fromJsonb(escalation) as NoticeRule['escalation'],
  };
}

/** How somebody wants to be told; the phone is still sealed. */
export type StoredPreference = NoticePreference & {
  readonly person: string;
  readonly phone: string | null;
  readonly version: number;
};

type PreferenceRow = {
  person: string;
  lanes: RingingLane[];
  quiet: unknown;
  phone_sealed: string | null;
  version: number;
};

/** What some people prefer; whoever never said anything is missing. */
export async function preferencesOf(
  read: Knex,
  people: readonly string[],
): Promise<ReadonlyMap<string, StoredPreference>> {
  const rows = (await read('notice_preference').whereIn('person', [...people])) as PreferenceRow[];
  return new Map(
    rows.map(({ person, lanes, quiet, phone_sealed, version }) => [
      person,
      // Only `savePreference` writes the column, from a parsed value.
      { person, lanes, quiet: fromJsonb(quiet) as NoticePreference['quiet'], phone: phone_sealed, version },
    ]),
  );
}

/** Keeps what somebody prefers; version 0 stands for "never said anything". False when it changed meanwhile. */
export async function savePreference(tx: Tx, preference: StoredPreference): Promise<boolean> {
  const { person, lanes, quiet, phone, version } = preference;
  const row = { lanes, quiet: json(quiet), phone_sealed: phone, version: version + 1 };
  if (version === 0) {
    const made = (await tx('notice_preference')
      .insert({ person, ...row })
      .onConflict('person')
      .ignore()
      .returning('person')) as unknown[];
    return made.length === 1;
  }
  return (
    (await tx('notice_preference')
      .where({ person, version })
      .update({ ...row, changed_at: tx.fn.now() })) === 1
  );
}
