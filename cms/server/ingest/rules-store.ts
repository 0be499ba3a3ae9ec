import type { Knex } from 'knex';
import type { RouteRule, RuleVersion } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

type Row = { version: number; rules: unknown; note: string; owner: string; at: Date };

const NONE: RuleVersion = { version: 0, rules: [], note: '', owner: null, at: null };
const MOST = 30;

/** The versions of a station's rules, the newest first. */
async function versions(read: Knex, station: string): Promise<readonly RuleVersion[]> {
  const query = read('ingest_rules').where({ station }).orderBy('version', 'desc').limit(MOST);
  const rows = await query.select<Row[]>('version', 'rules', 'note', 'owner', 'at');
  return rows.map(versionOf);
}

/** The rules that are switched on. */
async function current(read: Knex, station: string): Promise<RuleVersion> {
  const query = read('ingest_rules').where({ station }).orderBy('version', 'desc');
  const row = await query.first<Row | undefined>('version', 'rules', 'note', 'owner', 'at');
  return row ? versionOf(row) : NONE;
}

/** Switches the next version on; false when somebody switched one on meanwhile. */
async function add(
  tx: Tx,
  station: string,
  next: Pick<RuleVersion, 'version' | 'rules' | 'note'> & { readonly owner: string },
): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO ingest_rules (station, version, rules, note, owner)
     SELECT ?, ?, ?, ?, ? WHERE (SELECT coalesce(max(version), 0) FROM ingest_rules WHERE station = ?) = ?
     ON CONFLICT DO NOTHING RETURNING version`,
    [station, next.version, JSON.stringify(next.rules), next.note, next.owner, station, next.version - 1],
  );
  return rows.length === 1;
}

function versionOf({ version, rules, note, owner, at }: Row): RuleVersion {
  // Written by `add` from what the contract had parsed.
  return { version, rules: fromJsonb(rules) as RouteRule[], note, owner, at: at.toISOString() };
}

/** Rules as use cases are handed them. */
export const rulesStore = { versions, current, add } as const;

/** Rules as use cases are handed them. */
export type RulesStore = typeof rulesStore;
