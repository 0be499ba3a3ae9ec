import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { SettlementLine } from '../../contract';
import { RESERVE_DAYS } from '../books/holdback.rules';
import { HAS_HELD_GOODS } from './settlement-hold-store';
import type { KeptRun } from './settlement-store';

/** Orders that one transaction takes: enough to be fast, few enough that a refund in between waits for a moment only. */
export const ORDERS_AT_ONCE = 2_000;

/**
 * Takes the next orders into a run and adds what their suppliers and donations get. One statement, so that an order is either taken and
 * counted or neither, and nothing of it passes through this process. Answers how many; none at the end.
 */
async function take(tx: Tx, { id, station, until }: KeptRun): Promise<number> {
  const { rows } = await tx.raw<{ rows: [{ n: number }] }>(
    `WITH next AS (
       SELECT order_id FROM shop_waterfall w WHERE station = :station AND run IS NULL AND release_at < :until
         AND NOT ${HAS_HELD_GOODS}
       ORDER BY release_at, order_id LIMIT ${ORDERS_AT_ONCE} FOR UPDATE
     ), taken AS (
       UPDATE shop_waterfall w SET run = :id FROM next WHERE w.order_id = next.order_id RETURNING w.order_id, w.mode
     ), sums AS (
       SELECT s.kind, s.party, t.mode, count(DISTINCT s.order_id)::int AS orders, sum(s.back - s.fen) AS held
       FROM taken t JOIN shop_share s USING (order_id) WHERE s.kind IN ('supplier', 'donation')
       GROUP BY s.kind, s.party, t.mode
     ), added AS (
       INSERT INTO shop_settlement_line AS l (run, station, kind, party, mode, orders, held)
       SELECT :id, :station, kind, party, mode, orders, held FROM sums
       ON CONFLICT (run, kind, party, mode) DO UPDATE
         SET orders = l.orders + excluded.orders, held = l.held + excluded.held
     )
     SELECT count(*)::int AS n FROM taken`,
    { id, station, until },
  );
  return rows[0].n;
}

/** Adds what came back after earlier runs, what they left open, and the reserves whose time has come; then fixes each line. */
async function finish(tx: Tx, { id, station, until, reservePercent }: KeptRun): Promise<void> {
  const bound = { id, station, until, percent: reservePercent, days: RESERVE_DAYS };
  for (const statement of [LATE, BORNE, BROUGHT, RETURNED, FIXED]) await tx.raw(statement, bound);
}

const LATE = `
  WITH late AS (
    UPDATE shop_part_back g SET run = :id FROM shop_waterfall w
    WHERE g.station = :station AND g.is_late AND g.run IS NULL AND g.kind <> 'none' AND w.order_id = g.order_id
    RETURNING g.kind, g.party, w.mode, g.fen
  )
  INSERT INTO shop_settlement_line AS l (run, station, kind, party, mode, late)
  SELECT :id, :station, kind, party, mode, sum(fen) FROM late GROUP BY kind, party, mode
  ON CONFLICT (run, kind, party, mode) DO UPDATE SET late = l.late + excluded.late`;

// With their order, or at once where nothing of it is left to come.
const BORNE = `
  WITH borne AS (
    UPDATE shop_borne b SET run = :id FROM shop_waterfall w
    WHERE b.station = :station AND b.run IS NULL AND w.order_id = b.order_id AND (w.run IS NOT NULL OR w.back = w.paid)
    RETURNING b.party, w.mode, b.fen
  )
  INSERT INTO shop_settlement_line AS l (run, station, kind, party, mode, borne)
  SELECT :id, :station, 'supplier', party, mode, sum(fen) FROM borne GROUP BY party, mode
  ON CONFLICT (run, kind, party, mode) DO UPDATE SET borne = l.borne + excluded.borne`;

const BROUGHT = `
  WITH open AS (
    UPDATE shop_settlement_line SET carried_in = :id
    WHERE station = :station AND state = 'carried' AND carried_in IS NULL AND run <> :id
    RETURNING kind, party, mode, due
  )
  INSERT INTO shop_settlement_line AS l (run, station, kind, party, mode, brought)
  SELECT :id, :station, kind, party, mode, sum(due) FROM open GROUP BY kind, party, mode
  ON CONFLICT (run, kind, party, mode) DO UPDATE SET brought = l.brought + excluded.brought`;

const RETURNED = `
  WITH back AS (
    UPDATE shop_settlement_line l SET returned_in = :id FROM shop_settlement r
    WHERE l.station = :station AND l.returned_in IS NULL AND l.reserve > 0 AND r.id = l.run
      AND r.until + :days * interval '1 day' <= :until::timestamptz
    RETURNING l.kind, l.party, l.mode, l.reserve
  )
  INSERT INTO shop_settlement_line AS l (run, station, kind, party, mode, returned)
  SELECT :id, :station, kind, party, mode, sum(reserve) FROM back GROUP BY kind, party, mode
  ON CONFLICT (run, kind, party, mode) DO UPDATE SET returned = l.returned + excluded.returned`;

// The reserve is of what is the supplier's in the end, once: what an earlier run held back left its own there. Whoever has the money already leaves none.
const FIXED = `
  UPDATE shop_settlement_line l SET
    reserve = CASE WHEN kind = 'supplier' AND mode IN ('station', 'licensed')
      THEN greatest(held - late + least(brought, 0) + borne, 0) * :percent / 100 ELSE 0 END,
    state = CASE
      -- A donation is owed from now on and paid by its agreement.
      WHEN kind = 'donation' OR mode IN ('cooperative', 'external') THEN 'claimed'
      WHEN held - late + brought + borne + returned < 0 THEN 'carried'
      WHEN held - late + brought + borne + returned = 0 THEN 'claimed'
      ELSE 'due' END,
    -- As it was agreed last about goods that were sold: what changes afterwards changes no file that somebody signed.
    payee = coalesce(CASE kind WHEN 'supplier' THEN (
      SELECT t.payee FROM shop_offer_terms t JOIN shop_offer o ON o.id = t.offer
      WHERE t.station = l.station AND t.supplier = l.party AND o.state <> 'draft' ORDER BY t.set_at DESC LIMIT 1) END, '')
  WHERE run = :id`;

type Row = { [name in keyof SettlementLine]: SettlementLine[name] } & {
  held: string;
  late: string;
  brought: string;
  borne: string;
  reserve: string;
  returned: string;
  due: string;
};

/** The lines of a run, suppliers first; a page of them after a line. */
async function lines(
  read: Knex,
  { run, after = '', limit = 2_000 }: { readonly run: string; readonly after?: string; readonly limit?: number },
): Promise<readonly SettlementLine[]> {
  const rows = await read('shop_settlement_line')
    .where({ run })
    .whereRaw(`kind || ' ' || party || ' ' || mode > ?`, [after])
    .orderByRaw(`kind || ' ' || party || ' ' || mode`)
    .limit(limit)
    .select<Row[]>(
      ...['kind', 'party', 'payee', 'mode', 'orders', 'held', 'late', 'brought', 'reserve', 'returned', 'due', 'state'],
      ...['borne', 'reference'],
    );
  return rows.map((row) => ({
    ...row,
    ...{ held: Number(row.held), late: Number(row.late), brought: Number(row.brought) },
    ...{ borne: Number(row.borne), reserve: Number(row.reserve), returned: Number(row.returned), due: Number(row.due) },
  }));
}

type Which = Pick<SettlementLine, 'party' | 'mode'> & { readonly run: string };

/** Tells what became of a line that waits for money; what is due on it, or nothing when it waits for none. */
async function settle(
  tx: Tx,
  { run, party, mode }: Which,
  { isPaid, reference }: { readonly isPaid: boolean; readonly reference: string },
): Promise<number | undefined> {
  const [row] = await tx('shop_settlement_line')
    .where({ run, kind: 'supplier', party, mode })
    .whereIn('state', ['due', 'failed'])
    .update({ state: isPaid ? 'paid' : 'failed', reference })
    .returning<{ due: string }[]>('due');
  return row && Number(row.due);
}

/** A payment that failed waits again. */
async function waitAgain(tx: Tx, run: string): Promise<void> {
  await tx('shop_settlement_line').where({ run, state: 'failed' }).update({ state: 'due' });
}

/** How many lines are in which state. */
async function counts(read: Knex, run: string): Promise<Readonly<Record<'due' | 'paid' | 'failed', number>>> {
  const rows = await read('shop_settlement_line')
    .where({ run })
    .groupBy('state')
    .select<{ state: string; n: number }[]>('state', read.raw('count(*)::int AS n'));
  const of = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0;
  return { due: of('due'), paid: of('paid'), failed: of('failed') };
}

/** How the lines of runs are kept. */
export const settlementLineStore = { take, finish, lines, settle, waitAgain, counts } as const;

/** How the lines of runs are kept. */
export type SettlementLineStore = typeof settlementLineStore;
