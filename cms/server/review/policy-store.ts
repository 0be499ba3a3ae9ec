import type { Knex } from 'knex';
import { FULL_REVIEW, reviewRules, type ReviewRules } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** The rules that hold for a column, and what names this version of them in signatures. */
export type HeldRules = { readonly rules: ReviewRules; readonly version: string };

/** One version of the rules of a station or a column. */
export type Policy = {
  readonly station: string;
  /** Empty for what holds in the whole station. */
  readonly columnId: string;
  readonly version: number;
  readonly rules: ReviewRules;
  readonly byName: string;
  readonly at: Date;
};

type Row = { station: string; column_id: string; version: number; rules: unknown; by_name: string; at: Date };

/** The rules of a column: its own, else its station's, else those of the nearest station above that has any, else the full review. */
export async function rulesFor(
  read: Knex,
  place: { readonly columnId: string; readonly stations: readonly string[] },
): Promise<HeldRules> {
  const found = await newest(read, place.stations);
  const own = found.find(
    ({ station, columnId }) => station === place.stations[0] && columnId === place.columnId && columnId,
  );
  const inherited = place.stations.flatMap((slug) => found.filter((one) => one.station === slug && !one.columnId))[0];
  const held = own ?? inherited;
  if (!held) return { rules: FULL_REVIEW, version: 'house/1' };
  return { rules: held.rules, version: `${held.station}/${held.columnId || '*'}/${held.version}` };
}

/** The newest version of each policy of these stations. */
export async function newest(read: Knex, stations: readonly string[]): Promise<readonly Policy[]> {
  const rows = (await read('review_policy')
    .distinctOn('station', 'column_id')
    .whereIn('station', [...stations])
    .orderBy(['station', 'column_id', { column: 'version', order: 'desc' }])) as Row[];
  return rows.map((row) => ({
    station: row.station,
    columnId: row.column_id,
    version: row.version,
    rules: reviewRules.parse(fromJsonb(row.rules)),
    byName: row.by_name,
    at: row.at,
  }));
}

/** Writes the next version; false when somebody wrote it first. */
export async function insertPolicy(
  tx: Tx,
  policy: Omit<Policy, 'at'> & { readonly byPerson: string | null },
): Promise<boolean> {
  const rows = (await tx('review_policy')
    .insert({
      station: policy.station,
      column_id: policy.columnId,
      version: policy.version,
      rules: JSON.stringify(policy.rules),
      by_person: policy.byPerson,
      by_name: policy.byName,
    })
    .onConflict()
    .ignore()
    .returning('version')) as unknown[];
  return rows.length === 1;
}

/** Rules of review as use cases are handed them. */
export const policyStore = { rulesFor, newest, insert: insertPolicy } as const;

/** Rules of review as use cases are handed them. */
export type PolicyStore = typeof policyStore;
