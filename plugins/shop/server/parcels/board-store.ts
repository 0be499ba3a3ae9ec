import type { Database, Tx } from '@hearth/cms/platform';
import type { BoardLine } from '../../contract';
import { SHIP_WITHIN_HOURS, TELL_BEFORE_HOURS } from './parcel.rules';

/** A line of the board, with the mark where a page ends. */
export type BoardRow = BoardLine & { readonly mark: string };

/** Which lines of the board. */
export type BoardPage = {
  readonly station: string;
  readonly onlyOverdue: boolean;
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Orders of a station that became due, of which nobody was told yet. */
export type NewlyDue = { readonly station: string; readonly what: 'soon' | 'overdue'; readonly orders: number };

type Row = Omit<BoardRow, 'paidAt' | 'dueAt' | 'lines'> & {
  readonly paidAt: Date;
  readonly dueAt: Date;
  readonly lines: unknown;
};

/** What waits to leave the house. The 48 hours run from the payment; an order whose payment has no row runs from when it was placed. */
const WAITING = `
  SELECT o.id, o.station, o.state, o.version, a.region, coalesce(p.paid_at, o.placed_at) AS paid_at,
    coalesce(p.paid_at, o.placed_at) + make_interval(hours => ${SHIP_WITHIN_HOURS}) AS due_at
  FROM shop_order o
  LEFT JOIN shop_payment p ON p.id = o.payment
  LEFT JOIN shop_order_address a ON a.order_id = o.id
  WHERE o.state IN ('paid', 'held', 'shortage', 'confirmed', 'picking')`;

const LINES = `(SELECT json_agg(json_build_object('offer', l.offer, 'title', v.title, 'spec', v.spec, 'quantity', l.quantity,
    'left', l.quantity - coalesce((SELECT sum(n.quantity) FROM shop_parcel_line n WHERE n.order_id = l.order_id AND n.offer = l.offer), 0))
    ORDER BY l.offer) FROM shop_order_line l JOIN shop_variant v ON v.id = l.variant WHERE l.order_id = w.id)`;

/** Reads what has to be shipped by when, and notes of which orders people were told. */
export const boardStore = {
  page: async (
    read: Database['read'],
    { station, onlyOverdue, after, limit }: BoardPage,
  ): Promise<readonly BoardRow[]> => {
    const { rows } = await read.raw<{ rows: Row[] }>(
      `SELECT w.id AS "order", w.state, w.version, w.region, w.paid_at AS "paidAt", w.due_at AS "dueAt",
         w.due_at < clock_timestamp() AS overdue, ${LINES} AS lines,
         to_char(w.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark
       FROM (${WAITING} AND o.station = :station) w
       WHERE (NOT :onlyOverdue OR w.due_at < clock_timestamp())
         AND (:at::timestamptz IS NULL OR (w.due_at, w.id) > (:at::timestamptz, :id::uuid))
       ORDER BY w.due_at, w.id LIMIT :limit`,
      { station, onlyOverdue, at: after?.at ?? null, id: after?.id ?? null, limit },
    );
    return rows.map(({ paidAt, dueAt, lines, ...row }) => ({
      ...row,
      ...{ paidAt: paidAt.toISOString(), dueAt: dueAt.toISOString(), lines: linesOf(lines) },
    }));
  },
  counts: async (
    read: Database['read'],
    station: string,
  ): Promise<{ readonly waiting: number; readonly overdue: number }> => {
    const { rows } = await read.raw<{ rows: { waiting: number; overdue: number }[] }>(
      `SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE w.due_at < clock_timestamp()))::int AS overdue
       FROM (${WAITING} AND o.station = ?) w`,
      [station],
    );
    return rows[0] ?? { waiting: 0, overdue: 0 };
  },
  /** Notes orders that are due soon or overdue, each once, and says how many they are for each station. */
  noteDue: async (tx: Tx): Promise<readonly NewlyDue[]> => {
    const { rows } = await tx.raw<{ rows: NewlyDue[] }>(
      `WITH told AS (
         INSERT INTO shop_ship_told (order_id, what, station)
         SELECT w.id, CASE WHEN w.due_at < clock_timestamp() THEN 'overdue' ELSE 'soon' END, w.station FROM (${WAITING}) w
         WHERE w.due_at < clock_timestamp() + make_interval(hours => ${TELL_BEFORE_HOURS}) ORDER BY w.id
         ON CONFLICT DO NOTHING RETURNING station, what)
       SELECT station, what, count(*)::int AS orders FROM told GROUP BY station, what ORDER BY station, what`,
    );
    return rows;
  },
} as const;

/** How the board is read. */
export type BoardStore = typeof boardStore;

// The query above builds exactly this; the driver's parser for json may be switched off, as `fromJsonb` says of jsonb.
const linesOf = (lines: unknown): BoardLine['lines'] =>
  (typeof lines === 'string' ? JSON.parse(lines) : (lines ?? [])) as BoardLine['lines'];
