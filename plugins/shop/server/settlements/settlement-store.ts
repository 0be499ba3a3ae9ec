import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { SettlementState } from '../../contract';

/** A run as it is kept. */
export type KeptRun = {
  readonly id: string;
  readonly station: string;
  readonly period: string;
  readonly until: Date;
  readonly state: SettlementState;
  readonly version: number;
  readonly reservePercent: number;
  readonly openedBy: string;
  readonly firstBy: string | null;
  readonly secondBy: string | null;
  readonly fileHash: string | null;
  readonly closedAt: Date | null;
};

/** A run with what its lines add up to. */
export type SummedRun = KeptRun & { readonly orders: number; readonly due: number };

/** What a move may write besides the state. */
export type RunChange = Partial<Pick<KeptRun, 'firstBy' | 'secondBy' | 'fileHash' | 'closedAt'>>;

const COLUMNS = [
  ...['id', 'station', 'period', 'until', 'state', 'version', 'reserve_percent as reservePercent'],
  ...['opened_by as openedBy', 'first_by as firstBy', 'second_by as secondBy', 'file_hash as fileHash'],
  'closed_at as closedAt',
];
const SUMS = `
  (SELECT coalesce(sum(orders), 0)::int FROM shop_settlement_line l WHERE l.run = r.id AND l.kind = 'supplier') AS orders,
  (SELECT coalesce(sum(due), 0) FROM shop_settlement_line l WHERE l.run = r.id AND l.state IN ('due', 'paid', 'failed')) AS due`;

type Row = Omit<SummedRun, 'due'> & { due: string };
const runOf = ({ due, ...row }: Row): SummedRun => ({ ...row, due: Number(due) });

const whole = (read: Knex): Knex.QueryBuilder => read('shop_settlement as r').select<Row[]>(...COLUMNS, read.raw(SUMS));

async function list(read: Knex, station: string, limit: number): Promise<readonly SummedRun[]> {
  return ((await whole(read).where({ station }).orderBy('period', 'desc').limit(limit)) as Row[]).map(runOf);
}

async function find(read: Knex, station: string, id: string): Promise<SummedRun | undefined> {
  const row = (await whole(read).where({ station, id }).first()) as Row | undefined;
  return row && runOf(row);
}

/** A run that takes orders, held until the end of the transaction; nothing once it was closed. */
async function holdOpen(tx: Tx, station: string, id: string): Promise<KeptRun | undefined> {
  return tx('shop_settlement')
    .where({ station, id, state: 'open' })
    .forUpdate()
    .first<KeptRun | undefined>(...COLUMNS);
}

type NewRun = Pick<KeptRun, 'id' | 'station' | 'period' | 'until' | 'reservePercent' | 'openedBy'>;

/** False when the period has a run. */
async function insert(tx: Tx, { reservePercent, openedBy, ...run }: NewRun): Promise<boolean> {
  const row = { ...run, state: 'open', reserve_percent: reservePercent, opened_by: openedBy };
  const rows = await tx('shop_settlement').insert(row).onConflict(['station', 'period']).ignore().returning('id');
  return rows.length === 1;
}

/** The end of a month in the station's time, and whether it has passed by the database's clock. */
async function endOf(read: Knex, period: string): Promise<{ readonly until: Date; readonly isOver: boolean }> {
  const { rows } = await read.raw<{ rows: [{ until: Date; isOver: boolean }] }>(
    `SELECT until, until <= clock_timestamp() AS "isOver"
     FROM (SELECT ((?::text || '-01')::timestamp + interval '1 month') AT TIME ZONE 'Asia/Shanghai' AS until) e`,
    [period],
  );
  return rows[0];
}

/** `false` when somebody else changed it first. */
async function move(
  tx: Tx,
  run: KeptRun,
  { state, change = {} }: { readonly state: SettlementState; readonly change?: RunChange | undefined },
): Promise<boolean> {
  const { id, station, version } = run;
  const moved = await tx('shop_settlement')
    .where({ id, station, version, state: run.state })
    .update({
      ...{ state, version: version + 1 },
      ...('firstBy' in change ? { first_by: change.firstBy } : {}),
      ...('secondBy' in change ? { second_by: change.secondBy } : {}),
      ...('fileHash' in change ? { file_hash: change.fileHash } : {}),
      ...('closedAt' in change ? { closed_at: tx.raw('clock_timestamp()') } : {}),
    });
  return moved === 1;
}

/** Differences of a run's time that nobody settled. */
async function openDifferences(read: Knex, { station, until }: Pick<KeptRun, 'station' | 'until'>): Promise<number> {
  const [row] = await read('shop_difference')
    .where({ station })
    .whereNot({ state: 'settled' })
    .whereRaw(`day < (?::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`, [until])
    .select<{ n: number }[]>(read.raw('count(*)::int AS n'));
  return row?.n ?? 0;
}

/** How runs are kept. */
export const settlementStore = { list, find, holdOpen, insert, endOf, move, openDifferences } as const;

/** How runs are kept. */
export type SettlementStore = typeof settlementStore;
