import type { Knex } from 'knex';
import type { HeldBack } from '../../contract';
import { HAS_HELD_GOODS } from './settlement-hold-store';
import type { KeptRun } from './settlement-store';

/** Only money that we pay out can be held back: cooperatives and outside malls have theirs already. */
const OURS = `mode IN ('station', 'licensed')`;

const WAITING = `
  SELECT CASE WHEN ${HAS_HELD_GOODS} THEN 'goods-held' WHEN w.release_at IS NULL THEN 'on-its-way' ELSE 'may-come-back' END AS why,
    count(DISTINCT w.order_id)::int AS parts, sum(s.back - s.fen) AS fen
  FROM shop_waterfall w JOIN shop_share s ON s.order_id = w.order_id AND s.kind = 'supplier'
  WHERE w.station = :station AND w.run IS NULL AND w.${OURS} AND w.paid_at < :until
    AND (w.release_at IS NULL OR w.release_at >= :until OR ${HAS_HELD_GOODS})
  GROUP BY 1`;

const KEPT = `
  SELECT 'reserve' AS why, count(*)::int AS parts, sum(reserve) AS fen
  FROM shop_settlement_line WHERE run = :id AND ${OURS} AND reserve > 0
  UNION ALL
  SELECT 'carried', count(*)::int, sum(-due) FROM shop_settlement_line WHERE run = :id AND state = 'carried' AND due < 0
  UNION ALL
  SELECT 'goods-held', sum(orders)::int, sum(due) FROM shop_settlement_line WHERE run = :id AND state = 'carried' AND due > 0`;

const ORDER = `array_position(ARRAY['on-its-way', 'may-come-back', 'goods-held', 'reserve', 'carried'], why)`;

/** What suppliers wait for in the time of a run that it does not pay, by why. Orders count as they stand now. */
async function of(read: Knex, { id, station, until }: KeptRun): Promise<readonly HeldBack[]> {
  type Row = { why: HeldBack['why']; parts: number; fen: string };
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT why, sum(parts)::int AS parts, sum(fen) AS fen FROM (${WAITING} UNION ALL ${KEPT}) h
     WHERE parts > 0 GROUP BY why ORDER BY ${ORDER}`,
    { id, station, until },
  );
  return rows.map(({ fen, ...row }) => ({ ...row, fen: Number(fen) }));
}

/** What is held back, and why. */
export const heldBackStore = { of } as const;

/** What is held back, and why. */
export type HeldBackStore = typeof heldBackStore;
