import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { DayRoot } from '../../contract';

/** What is next to be closed: a day, and the numbers of its postings. */
export type OpenDay = { readonly day: string; readonly first: number; readonly last: number; readonly head: string };

/** Stations whose books hold anything. */
async function stations(read: Knex): Promise<readonly string[]> {
  const rows = await read('shop_book_head').orderBy('station').select<{ station: string }[]>('station');
  return rows.map(({ station }) => station);
}

/**
 * The oldest day that is over and not closed. The end of the chain is held for a moment: whoever is still booking into that day comes first, and
 * whoever books afterwards books today.
 */
async function nextDay(tx: Tx, station: string): Promise<OpenDay | undefined> {
  await tx('shop_book_head').where({ station }).forUpdate().first('seq');
  const { rows } = await tx.raw<{ rows: { day: string; first: string; last: string; head: string }[] }>(
    `WITH open AS (
       SELECT coalesce(max(last_seq), 0) + 1 AS first FROM shop_day_root WHERE station = :station
     ), day AS (
       SELECT p.seq AS first, (p.booked_at AT TIME ZONE 'Asia/Shanghai')::date AS day
       FROM open JOIN shop_posting p ON p.station = :station AND p.seq = open.first
       WHERE (p.booked_at AT TIME ZONE 'Asia/Shanghai')::date < (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date
     )
     SELECT to_char(day.day, 'YYYY-MM-DD') AS day, day.first, l.seq AS last, l.hash AS head FROM day CROSS JOIN LATERAL (
       SELECT seq, hash FROM shop_posting
       WHERE station = :station AND booked_at < (day.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       ORDER BY booked_at DESC, seq DESC LIMIT 1) l`,
    { station },
  );
  const [row] = rows;
  return row && { day: row.day, first: Number(row.first), last: Number(row.last), head: row.head };
}

/** The hashes of postings from one number to another, in order. */
async function hashes(
  read: Knex,
  { station, from, to }: { readonly station: string; readonly from: number; readonly to: number },
): Promise<readonly string[]> {
  const rows = await read('shop_posting')
    .where({ station })
    .whereBetween('seq', [from, to])
    .orderBy('seq')
    .select<{ hash: string }[]>('hash');
  return rows.map(({ hash }) => hash);
}

/** Keeps a signed day; false when another node was first. */
async function insert(
  tx: Tx,
  { first, last, ...root }: DayRoot & { readonly blocks: readonly string[] },
): Promise<boolean> {
  const row = { ...root, first_seq: first, last_seq: last, blocks: [...root.blocks] };
  return (await tx('shop_day_root').insert(row).onConflict().ignore().returning('day')).length === 1;
}

type Row = Omit<DayRoot, 'first' | 'last'> & { first: string; last: string; blocks: string[] };
const COLUMNS = ['station', 'first_seq as first', 'last_seq as last', 'root', 'head', 'key', 'signature', 'blocks'];

const whole = (read: Knex): Knex.QueryBuilder =>
  read('shop_day_root').select(...COLUMNS, read.raw(`to_char(day, 'YYYY-MM-DD') AS day`));

/** A signed day with the roots of its blocks. */
export type KeptDay = { readonly root: DayRoot; readonly blocks: readonly string[] };
const dayOf = ({ blocks, ...row }: Row): KeptDay => ({
  blocks,
  root: { ...row, first: Number(row.first), last: Number(row.last) },
});

/** The day that holds a posting; undefined until it is over. */
async function dayWith(read: Knex, station: string, seq: number): Promise<KeptDay | undefined> {
  const query = whole(read).where({ station }).where('first_seq', '<=', seq).where('last_seq', '>=', seq);
  const row = (await query.first()) as Row | undefined;
  return row && dayOf(row);
}

async function latest(read: Knex, station: string, limit: number): Promise<readonly DayRoot[]> {
  const rows = (await whole(read).where({ station }).orderBy('first_seq', 'desc').limit(limit)) as Row[];
  return rows.map((row) => dayOf(row).root);
}

/** How signed days are kept. */
export const dayRootStore = { stations, nextDay, hashes, insert, dayWith, latest } as const;

/** How signed days are kept. */
export type DayRootStore = typeof dayRootStore;
