import type { Knex } from 'knex';
import type { BillDay } from '../../contract';
import { OWN_PAYMENTS } from './own-payments';

type Row = Pick<BillDay, 'day' | 'matched' | 'open' | 'signed' | 'settled'> & {
  readonly ownLines: number;
  readonly ownFen: string;
  readonly providerLines: number;
  readonly providerFen: string;
  readonly bankLines: number;
  readonly bankFen: string;
};

const FIRST = ':first::date';
const LAST = `(${FIRST} + interval '1 month' - interval '1 day')::date`;

/** What came in by a bill of a day, refunds taken off. */
const BILL = (source: 'provider' | 'bank'): string => `
  SELECT day, count(*)::int AS lines, sum(CASE kind WHEN 'refund' THEN -fen ELSE fen END) AS fen
  FROM shop_bill_line WHERE station = :station AND source = '${source}' AND day BETWEEN ${FIRST} AND ${LAST} GROUP BY day`;

const DAYS = `
  WITH own AS (
    SELECT (w.at AT TIME ZONE 'Asia/Shanghai')::date AS day, w.ref AS payment, w.fen AS paid
    FROM (${OWN_PAYMENTS}) w WHERE w.station = :station AND w.mode = 'station'
      AND w.at >= ${FIRST}::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND w.at < (${LAST} + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
  ), sums AS (
    SELECT day, count(*)::int AS lines, sum(paid) AS fen, count(*) FILTER (WHERE
        EXISTS (SELECT 1 FROM shop_bill_line l WHERE l.station = :station AND l.source = 'provider' AND l.day = own.day
          AND l.kind = 'payment' AND l.ref = own.payment)
        AND NOT EXISTS (SELECT 1 FROM shop_difference d WHERE d.station = :station AND d.day = own.day
          AND d.ref = own.payment))::int AS matched
    FROM own GROUP BY day
  ), provider AS (${BILL('provider')}), bank AS (${BILL('bank')}), found AS (
    SELECT day, count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE state = 'signed')::int AS signed,
      count(*) FILTER (WHERE state = 'settled')::int AS settled
    FROM shop_difference WHERE station = :station AND day BETWEEN ${FIRST} AND ${LAST} GROUP BY day
  )
  SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(s.matched, 0) AS matched,
    coalesce(f.open, 0) AS open, coalesce(f.signed, 0) AS signed, coalesce(f.settled, 0) AS settled,
    coalesce(s.lines, 0) AS "ownLines", coalesce(s.fen, 0) AS "ownFen",
    coalesce(p.lines, 0) AS "providerLines", coalesce(p.fen, 0) AS "providerFen",
    coalesce(b.lines, 0) AS "bankLines", coalesce(b.fen, 0) AS "bankFen"
  FROM sums s FULL JOIN provider p USING (day) FULL JOIN bank b USING (day) FULL JOIN found f USING (day)
  ORDER BY day DESC`;

/** The days of a month on which anything was paid, billed or found; the newest first. */
async function days(
  read: Knex,
  { station, month }: { readonly station: string; readonly month: string },
): Promise<readonly BillDay[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(DAYS, { station, first: `${month}-01` });
  return rows.map(({ day, matched, open, signed, settled, ...sums }) => ({
    ...{ day, matched, open, signed, settled },
    own: { lines: sums.ownLines, fen: Number(sums.ownFen) },
    provider: sums.providerLines === 0 ? null : { lines: sums.providerLines, fen: Number(sums.providerFen) },
    bank: sums.bankLines === 0 ? null : { lines: sums.bankLines, fen: Number(sums.bankFen) },
  }));
}

/** The board of days. */
export const billBoardStore = { days } as const;

/** The board of days. */
export type BillBoardStore = typeof billBoardStore;
