import type { Knex } from 'knex';
import { MOST_EXPORTS_AT_ONCE, openExport, type OpenExport } from '@hearth/cms/platform';
import { chart, type AccountCode, type Balance, type BookEntry } from '../../contract';

/** Which entries. */
export type EntryFilter = {
  readonly station: string;
  readonly account?: string | undefined;
  readonly ref?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

const DAY = `(p.booked_at AT TIME ZONE 'Asia/Shanghai')::date`;
const ACCOUNT = `CASE a.party WHEN '' THEN a.code ELSE a.code || ':' || a.party END AS account`;

async function balances(
  read: Knex,
  { station, to, limit }: { readonly station: string; readonly to: string | undefined; readonly limit: number },
): Promise<readonly Balance[]> {
  type Row = { id: string; code: AccountCode; party: string; debit: string; credit: string; entries: number };
  const query = read('shop_account as a')
    .leftJoin('shop_entry as e', 'e.account', 'a.id')
    .where('a.station', station)
    .groupBy('a.id', 'a.code', 'a.party')
    .orderBy(['a.code', 'a.party'])
    .limit(limit);
  if (to !== undefined)
    void query.leftJoin('shop_posting as p', 'p.id', 'e.posting').whereRaw(`(p.id IS NULL OR ${DAY} <= ?)`, [to]);
  const rows = await query.select<Row[]>(
    ...['a.id', 'a.code', 'a.party'],
    read.raw(`coalesce(sum(e.fen) FILTER (WHERE e.fen > 0), 0) AS debit,
      coalesce(-sum(e.fen) FILTER (WHERE e.fen < 0), 0) AS credit, count(e.fen)::int AS entries`),
  );
  return rows.map(({ debit, credit, ...row }) => ({
    ...row,
    ...{ nature: chart[row.code].nature, debit: Number(debit), credit: Number(credit) },
  }));
}

function filtered(read: Knex, { station, account, ref, from, to }: EntryFilter): Knex.QueryBuilder {
  const query = read('shop_posting as p')
    .join('shop_entry as e', 'e.posting', 'p.id')
    .join('shop_account as a', 'a.id', 'e.account')
    .where('p.station', station);
  if (account !== undefined) void query.where('e.account', account);
  if (ref !== undefined) void query.where('p.ref', ref);
  if (from !== undefined) void query.whereRaw(`p.booked_at >= ?::date::timestamp AT TIME ZONE 'Asia/Shanghai'`, [from]);
  if (to !== undefined)
    void query.whereRaw(`p.booked_at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, [to]);
  return query;
}

type Row = Omit<BookEntry, 'seq' | 'fen' | 'at' | 'booked'> & { seq: string; fen: string; at: Date; booked: Date };
const SELECTED = ['p.seq', 'p.id as posting', 'p.kind', 'p.ref', 'p.at', 'p.booked_at as booked', 'e.fen'] as const;
const entryOf = ({ seq, fen, at, booked, ...row }: Row): BookEntry => ({
  ...row,
  ...{ seq: Number(seq), fen: Number(fen), at: at.toISOString(), booked: booked.toISOString() },
});

/** Whole postings, so that a page never cuts one: those of the last numbers below `before`. */
async function entries(
  read: Knex,
  { before, limit, ...filter }: EntryFilter & { readonly before: number | undefined; readonly limit: number },
): Promise<readonly BookEntry[]> {
  const query = filtered(read, filter).orderByRaw('p.seq DESC, e.n').limit(limit);
  if (before !== undefined) void query.where('p.seq', '<', before);
  return (await query.select<Row[]>(...SELECTED, read.raw(ACCOUNT))).map(entryOf);
}

/** Opens entries, to be taken out line by line; undefined when too many exports run. */
function open(read: Knex, filter: EntryFilter): Promise<OpenExport<BookEntry> | undefined> {
  return openExport(read, {
    counted: (trx) => filtered(trx, filter).select('e.n'),
    ordered: (trx) =>
      filtered(trx, filter)
        .orderByRaw('p.seq, e.n')
        .select(...SELECTED, trx.raw(ACCOUNT)),
    // The columns are those that are asked for above.
    lines: (rows) => (rows as Row[]).map(entryOf),
  });
}

/** The books as they are read. */
export const bookViewStore = { balances, entries, open, mostAtOnce: MOST_EXPORTS_AT_ONCE } as const;

/** The books as they are read. */
export type BookViewStore = typeof bookViewStore;
