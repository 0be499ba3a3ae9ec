import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { SettlementHold } from '../../contract';

/** Orders with goods whose money is held back, for a query that knows the waterfalls as `w`. */
export const HAS_HELD_GOODS = `EXISTS (
    SELECT FROM shop_settlement_hold h JOIN shop_offer o ON o.product = h.product AND o.station = h.station
    JOIN shop_order_line l ON l.offer = o.id
    WHERE h.station = w.station AND h.released_at IS NULL AND l.order_id = w.order_id)`;

type New = { readonly id: string; readonly product: string; readonly reasons: readonly string[] };

/** A station pays nothing for some goods until they are let go; `false` when it holds them back already. */
async function hold(tx: Tx, station: string, { id, product, reasons }: New): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO shop_settlement_hold (id, station, product, reasons) VALUES (?, ?, ?, ?)
     ON CONFLICT (station, product) WHERE released_at IS NULL DO NOTHING RETURNING id`,
    [id, station, product, JSON.stringify(reasons)],
  );
  return rows.length === 1;
}

/** The stations whose shops have sold some goods. */
async function sellersOf(tx: Tx, product: string): Promise<readonly string[]> {
  const rows = await tx('shop_offer')
    .where({ product })
    .whereNot({ state: 'draft' })
    .distinct<{ station: string }[]>('station');
  return rows.map(({ station }) => station).sort();
}

type Release = { readonly by: string; readonly why: string };
type Released = { readonly id: string; readonly station: string; readonly product: string };

/** Lets go of what a station holds by its number; nothing when somebody did so before. */
async function release(
  tx: Tx,
  station: string,
  { id, by, why }: Release & { readonly id: string },
): Promise<Released | undefined> {
  const [row] = await lettingGo(tx, { by, why }).where({ station, id });
  return row;
}

/** Lets go of all that was held of some goods before a moment. */
async function releaseAll(
  tx: Tx,
  { product, before, ...how }: Release & { readonly product: string; readonly before: Date },
): Promise<readonly Released[]> {
  return lettingGo(tx, how).where({ product }).where('since', '<=', before);
}

const lettingGo = (tx: Tx, { by, why }: Release) =>
  tx('shop_settlement_hold')
    .whereNull('released_at')
    .update({ released_at: tx.raw('clock_timestamp()'), released_by: by, why })
    .returning<Released[]>(['id', 'station', 'product']);

const OPEN = `
  WITH waiting AS (
    SELECT DISTINCT h.id, w.order_id
    FROM shop_settlement_hold h JOIN shop_offer o ON o.product = h.product AND o.station = h.station
    JOIN shop_order_line l ON l.offer = o.id
    JOIN shop_waterfall w ON w.order_id = l.order_id AND w.station = h.station AND w.run IS NULL
    WHERE h.station = :station AND h.released_at IS NULL
  ), sums AS (
    SELECT w.id, count(DISTINCT w.order_id)::int AS orders, sum(s.back - s.fen) AS fen
    FROM waiting w JOIN shop_share s ON s.order_id = w.order_id AND s.kind = 'supplier' GROUP BY w.id
  )
  SELECT h.id, h.product, h.reasons, h.since, coalesce(t.title, '{}') AS title,
    coalesce(m.orders, 0) AS orders, coalesce(m.fen, 0) AS fen
  FROM shop_settlement_hold h LEFT JOIN sums m ON m.id = h.id
  LEFT JOIN LATERAL (
    SELECT v.title FROM shop_offer o JOIN shop_variant v ON v.id = o.variant
    WHERE o.product = h.product AND o.station = h.station ORDER BY o.id DESC LIMIT 1) t ON true
  WHERE h.station = :station AND h.released_at IS NULL ORDER BY h.since, h.id LIMIT 200`;

/** What a station holds back now. */
async function open(read: Knex, station: string): Promise<readonly SettlementHold[]> {
  type Row = Omit<SettlementHold, 'since' | 'fen' | 'title' | 'reasons'> & {
    readonly since: Date;
    readonly fen: string;
    readonly title: unknown;
    readonly reasons: unknown;
  };
  const { rows } = await read.raw<{ rows: Row[] }>(OPEN, { station });
  return rows.map(({ since, fen, title, reasons, ...row }) => ({
    ...row,
    ...{ since: since.toISOString(), fen: Number(fen) },
    // Written by the contracts of the shop and of the gate.
    ...{ title: fromJsonb(title) as SettlementHold['title'], reasons: fromJsonb(reasons) as SettlementHold['reasons'] },
  }));
}

type OnRun = { readonly run: string; readonly station: string };

// From the few goods that are held to the runs that took their orders, and on to those into which their lines went since.
const REACHED = `
  WITH RECURSIVE reached AS (
    SELECT DISTINCT w.run, s.party, w.mode
    FROM shop_settlement_hold h JOIN shop_offer o ON o.product = h.product AND o.station = h.station
    JOIN shop_order_line g ON g.offer = o.id JOIN shop_waterfall w ON w.order_id = g.order_id AND w.station = h.station
    JOIN shop_share s ON s.order_id = w.order_id AND s.kind = 'supplier'
    WHERE h.station = :station AND h.released_at IS NULL AND w.run IS NOT NULL
    UNION
    SELECT p.carried_in, p.party, p.mode FROM reached r JOIN shop_settlement_line p
      ON p.run = r.run AND p.kind = 'supplier' AND p.party = r.party AND p.mode = r.mode
    WHERE p.carried_in IS NOT NULL
  )`;
const OF_LINE = `r.run = l.run AND r.party = l.party AND r.mode = l.mode AND l.run = :run AND l.kind = 'supplier'`;

/** Lines of a run that were to be paid and have money of such goods in them go into the next run, whole; their suppliers. */
async function carry(tx: Tx, run: OnRun): Promise<readonly string[]> {
  const { rows } = await tx.raw<{ rows: { party: string }[] }>(
    `${REACHED} UPDATE shop_settlement_line l SET state = 'carried' FROM reached r
     WHERE ${OF_LINE} AND l.state = 'due' AND l.due > 0 RETURNING l.party`,
    run,
  );
  return rows.map(({ party }) => party).sort();
}

/** Suppliers whose payment failed and has money of such goods in it. */
async function failedOf(tx: Tx, run: OnRun): Promise<readonly string[]> {
  const { rows } = await tx.raw<{ rows: { party: string }[] }>(
    `${REACHED} SELECT l.party FROM shop_settlement_line l JOIN reached r ON ${OF_LINE} WHERE l.state = 'failed' ORDER BY l.party`,
    run,
  );
  return rows.map(({ party }) => party);
}

/** How money that is held back is kept. */
export const settlementHoldStore = { hold, sellersOf, release, releaseAll, open, carry, failedOf } as const;

/** How money that is held back is kept. */
export type SettlementHoldStore = typeof settlementHoldStore;
