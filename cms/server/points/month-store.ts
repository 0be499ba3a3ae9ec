import type { Knex } from 'knex';
import type { PointRuleBody } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** A month of a station's books. */
export type Month = {
  readonly station: string;
  readonly month: string;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly version: number;
};

/** One version of a rule as it is kept. */
export type KeptRule = {
  readonly station: string;
  readonly version: number;
  readonly validFrom: string;
  readonly rule: PointRuleBody;
  readonly byPerson: string;
  readonly at: Date;
};

type MonthRow = { station: string; month: string; closed_by: string | null; closed_at: Date | null; version: number };

/** The month that is open, held open until the end; a station without books opens the month that it is. Undefined: just closed. */
async function open(tx: Tx, station: string, now: string): Promise<Month | undefined> {
  await tx.raw(
    `INSERT INTO point_month (station, month) SELECT :station, :now
       WHERE NOT EXISTS (SELECT 1 FROM point_month WHERE station = :station) ON CONFLICT DO NOTHING`,
    { station, now },
  );
  const row = (await tx('point_month').where({ station }).whereNull('closed_at').forShare().first()) as
    MonthRow | undefined;
  return row && monthOf(row);
}

/** The months of a station, the newest first. */
async function all(read: Knex, station: string): Promise<readonly Month[]> {
  const rows = await read('point_month').where({ station }).orderBy('month', 'desc').limit(120).select<MonthRow[]>('*');
  return rows.map(monthOf);
}

/** Closes a month by name and opens the next; false when somebody closed it first. */
async function close(
  tx: Tx,
  { station, month, version }: Pick<Month, 'station' | 'month' | 'version'>,
  { by, next }: { readonly by: string; readonly next: string },
): Promise<boolean> {
  const closed = await tx('point_month')
    .where({ station, month, version })
    .whereNull('closed_at')
    .update({ closed_by: by, closed_at: tx.fn.now(), version: version + 1 });
  if (closed === 1) await tx('point_month').insert({ station, month: next });
  return closed === 1;
}

/** All versions of a station's rule, the first one first. */
async function rules(read: Knex, station: string): Promise<readonly KeptRule[]> {
  const rows = await read('point_rule')
    .where({ station })
    .orderBy('version')
    .select<{ station: string; version: number; valid_from: string; rule: unknown; by_person: string; at: Date }[]>(
      '*',
    );
  return rows.map(({ version, valid_from, rule, by_person, at }) => ({
    ...{ station, version, validFrom: valid_from, byPerson: by_person, at },
    // Written below, from what the contract parsed.
    rule: fromJsonb(rule) as PointRuleBody,
  }));
}

/** Adopts a version; false when somebody adopted one with this number first. */
async function adopt(tx: Tx, { station, version, validFrom, rule, byPerson }: Omit<KeptRule, 'at'>): Promise<boolean> {
  const rows = (await tx('point_rule')
    .insert({ station, version, valid_from: validFrom, rule: JSON.stringify(rule), by_person: byPerson })
    .onConflict()
    .ignore()
    .returning('version')) as unknown[];
  return rows.length === 1;
}

function monthOf({ station, month, closed_by, closed_at, version }: MonthRow): Month {
  return { station, month, closedBy: closed_by, closedAt: closed_at, version };
}

/** Months and rules of points, as use cases are handed them. */
export const monthStore = { open, all, close, rules, adopt } as const;

/** Months and rules of points, as use cases are handed them. */
export type MonthStore = typeof monthStore;
