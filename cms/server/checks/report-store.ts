import type { Knex } from 'knex';
import type { CheckFinding, CheckReport, CheckWaiver } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';
import type { CountedHit } from './fingerprint.rules';

/** What a report is about, and by which engine and rules it was made. */
export type ReportKey = {
  readonly station: string;
  readonly documentId: string;
  readonly locale: string;
  readonly hash: string;
  readonly engine: number;
  readonly rules: string;
};

/** What a waiver is about: one finding of one content. */
export type WaiverPlace = Pick<ReportKey, 'station' | 'documentId' | 'locale' | 'hash'> &
  Pick<CheckFinding, 'rule' | 'ruleVersion' | 'field' | 'from' | 'to'>;

/** A waiver to be written. */
export type NewWaiver = WaiverPlace & Pick<CheckWaiver, 'kind' | 'reason' | 'person'> & { readonly id: string };

type ReportRow = {
  id: string;
  station: string;
  document_id: string;
  locale: string;
  content_hash: string;
  engine: number;
  rules: string;
  findings: unknown;
  created_at: Date;
};
type WaiverRow = {
  content_hash: string;
  rule: string;
  rule_version: number;
  field: string;
  from_at: number;
  to_at: number;
  kind: CheckWaiver['kind'];
  reason: string;
  person: string;
  person_name: string | null;
  created_at: Date;
};

export type ReportStore = ReturnType<typeof reportStore>;

/** Reports, waivers, and the count of what rules found. */
export function reportStore({ database }: { readonly database: Database }) {
  return {
    async find(key: ReportKey, on: Knex = database.read): Promise<CheckReport | undefined> {
      const row = (await on('check_report').where(columns(key)).first()) as ReportRow | undefined;
      return row && (await withWaivers(on, [row]))[0];
    },

    async byId(id: string, on: Knex = database.read): Promise<CheckReport | undefined> {
      const row = (await on('check_report').where({ id }).first()) as ReportRow | undefined;
      return row && (await withWaivers(on, [row]))[0];
    },

    async latest(
      of: Pick<ReportKey, 'station' | 'documentId' | 'locale'> & { readonly hash?: string | undefined },
      limit: number,
    ): Promise<readonly CheckReport[]> {
      const rows = (await database
        .read('check_report')
        .where({ station: of.station, document_id: of.documentId, locale: of.locale })
        .where(of.hash === undefined ? {} : { content_hash: of.hash })
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)) as ReportRow[];
      return withWaivers(database.read, rows);
    },

    ...writeStore(),
    ...countStore(),
    ...alarmStore(),
  };
}

function writeStore() {
  return {
    /** Writes a report; false when another node wrote the same one first. */
    async insert(tx: Tx, id: string, report: { key: ReportKey; findings: readonly CheckFinding[] }): Promise<boolean> {
      const made = (await tx('check_report')
        .insert({ id, ...columns(report.key), findings: JSON.stringify(report.findings) })
        .onConflict(['station', 'document_id', 'locale', 'content_hash', 'engine', 'rules'])
        .ignore()
        .returning('id')) as unknown[];
      return made.length === 1;
    },

    /** Writes a waiver; false when there is one of this finding. */
    async waive(tx: Tx, waiver: NewWaiver): Promise<boolean> {
      const { documentId, hash, ruleVersion, from, to, ...same } = waiver;
      const made = (await tx('check_waiver')
        .insert({
          ...same,
          ...{ document_id: documentId, content_hash: hash, rule_version: ruleVersion, from_at: from, to_at: to },
        })
        .onConflict()
        .ignore()
        .returning('id')) as unknown[];
      return made.length === 1;
    },

    /** Takes back the waiver that stands at a place; false when none does. */
    async takeBack(tx: Tx, waiver: WaiverPlace & { readonly by: string }): Promise<boolean> {
      const { station, documentId, locale, hash, rule, ruleVersion, field, from, to, by } = waiver;
      const at = { station, document_id: documentId, locale, content_hash: hash, rule, rule_version: ruleVersion };
      const taken = await tx('check_waiver')
        .where({ ...at, field, from_at: from, to_at: to })
        .whereNull('taken_back_at')
        .update({ taken_back_at: tx.fn.now(), taken_back_by: by });
      return taken === 1;
    },
  };
}

function countStore() {
  return {
    /** Counts hits that were never seen before. */
    async count(
      tx: Tx,
      of: Pick<ReportKey, 'station' | 'documentId' | 'locale'>,
      hits: readonly CountedHit[],
    ): Promise<void> {
      if (hits.length === 0) return;
      const { station, documentId: document_id, locale } = of;
      const fresh = await tx('check_hit')
        .insert(
          hits.map(({ rule, ruleVersion: rule_version, fingerprint }) => ({
            station,
            document_id,
            locale,
            rule,
            rule_version,
            fingerprint,
          })),
        )
        .onConflict()
        .ignore()
        .returning<{ rule: string; rule_version: number }[]>(['rule', 'rule_version']);
      const counts = new Map<string, { rule: string; rule_version: number; findings: number }>();
      for (const { rule, rule_version } of fresh) {
        const key = `${rule}@${rule_version}`;
        counts.set(key, { rule, rule_version, findings: (counts.get(key)?.findings ?? 0) + 1 });
      }
      // Always in the same order, so that two reports at once never wait for each other in a circle.
      for (const [, row] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        await tx('check_tally')
          .insert({ ...row, station })
          .onConflict(['rule', 'rule_version', 'station'])
          .merge({ findings: tx.raw('check_tally.findings + excluded.findings') });
      }
    },
  };
}

function alarmStore() {
  return {
    /** Marks a hit as a false alarm, once. */
    async falseAlarm(tx: Tx, of: Pick<ReportKey, 'station' | 'documentId' | 'locale'>, hit: CountedHit): Promise<void> {
      const { station, documentId: document_id, locale } = of;
      const { rule, ruleVersion: rule_version, fingerprint } = hit;
      const marked = await tx('check_hit')
        .where({ station, document_id, locale, rule, rule_version, fingerprint, false_alarm: false })
        .update({ false_alarm: true });
      if (marked === 1) await tx('check_tally').where({ rule, rule_version, station }).increment('false_alarms', 1);
    },

    /** Counts a hit as none again, once its waiver was taken back. */
    async noFalseAlarm(
      tx: Tx,
      of: Pick<ReportKey, 'station' | 'documentId' | 'locale'>,
      hit: CountedHit,
    ): Promise<void> {
      const { station, documentId: document_id, locale } = of;
      const { rule, ruleVersion: rule_version, fingerprint } = hit;
      const unmarked = await tx('check_hit')
        .where({ station, document_id, locale, rule, rule_version, fingerprint, false_alarm: true })
        .update({ false_alarm: false });
      if (unmarked === 1) await tx('check_tally').where({ rule, rule_version, station }).decrement('false_alarms', 1);
    },
  };
}

type TallyRow = { rule: string; rule_version: number; findings: string; false_alarms: string };

/** How often each rule found something at some stations, by rule and version. */
export async function talliesOf(
  read: Knex,
  stations: readonly string[],
): Promise<ReadonlyMap<string, { readonly findings: number; readonly falseAlarms: number }>> {
  const rows = await read('check_tally')
    .whereIn('station', [...stations])
    .groupBy('rule', 'rule_version')
    .select('rule', 'rule_version')
    .sum<TallyRow[]>({ findings: 'findings', false_alarms: 'false_alarms' });
  return new Map(
    rows.map(({ rule, rule_version, findings, false_alarms }) => [
      `${rule}@${rule_version}`,
      { findings: Number(findings), falseAlarms: Number(false_alarms) },
    ]),
  );
}

function columns({ station, documentId, locale, hash, engine, rules }: ReportKey) {
  return { station, document_id: documentId, locale, content_hash: hash, engine, rules };
}

/** A waiver holds for one content, one version of a rule and one place, in whichever report that stands. */
async function withWaivers(on: Knex, rows: readonly ReportRow[]): Promise<readonly CheckReport[]> {
  const [first] = rows;
  if (!first) return [];
  const waivers = (await on('check_waiver as w')
    .leftJoin('person as p', 'p.id', 'w.person')
    .select('w.*', 'p.name_zh as person_name')
    .where({ 'w.station': first.station, 'w.document_id': first.document_id, 'w.locale': first.locale })
    .whereNull('w.taken_back_at')
    .whereIn(
      'w.content_hash',
      rows.map(({ content_hash }) => content_hash),
    )) as WaiverRow[];
  const byPlace = new Map(waivers.map((waiver) => [placeOf(waiver), waiverOf(waiver)]));
  return rows.map((row) => ({
    ...{ id: row.id, station: row.station, documentId: row.document_id, locale: row.locale, hash: row.content_hash },
    ...{ engine: row.engine, rules: row.rules, at: row.created_at.toISOString() },
    findings: (fromJsonb(row.findings) as CheckFinding[]).map((finding) => ({
      ...finding,
      waiver: byPlace.get(placeOf({ ...finding, ...wherein(finding), content_hash: row.content_hash })) ?? null,
    })),
  }));
}

function wherein({ ruleVersion, from, to }: CheckFinding) {
  return { rule_version: ruleVersion, from_at: from, to_at: to };
}

type Place = Pick<WaiverRow, 'content_hash' | 'rule' | 'rule_version' | 'field' | 'from_at' | 'to_at'>;

function placeOf({ content_hash, rule, rule_version, field, from_at, to_at }: Place): string {
  return JSON.stringify([content_hash, rule, rule_version, field, from_at, to_at]);
}

function waiverOf({ kind, reason, person, person_name, created_at }: WaiverRow): CheckWaiver {
  return { kind, reason, person, name: person_name ?? '', at: created_at.toISOString() };
}
