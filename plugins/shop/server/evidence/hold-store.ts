import type { Database, Tx } from '@hearth/cms/platform';
import { YEARS_KEPT, type OrderHold } from '../../contract';

/** A new hold. */
export type NewHold = {
  readonly id: string;
  readonly station: string;
  readonly order: string;
  readonly reason: string;
  readonly by: string;
};

/** How holds, and the time until which an order is kept, are kept. */
export type HoldStore = {
  of(order: string, tx?: Tx): Promise<readonly OrderHold[]>;
  /** Until when an order is kept; nothing while it is not over. */
  keptUntil(order: string, tx?: Tx): Promise<string | null>;
  /** `false` when it is held already. */
  put(tx: Tx, hold: NewHold): Promise<boolean>;
  /** `false` when it is not held. */
  lift(tx: Tx, lifting: { readonly order: string; readonly by: string; readonly reason: string }): Promise<boolean>;
  /** Deletes where orders went that are over for so long that nobody must know any more; tells how many at which station. */
  purgeAddresses(tx: Tx, limit: number): Promise<ReadonlyMap<string, number>>;
};

/** A hold as a row. */
export type HoldRow = {
  readonly id: string;
  readonly reason: string;
  readonly put_by: string;
  readonly put_at: Date;
  readonly lifted_by: string | null;
  readonly lifted_reason: string | null;
  readonly lifted_at: Date | null;
};

const COLUMNS = 'h.id, h.reason, h.put_by, h.put_at, h.lifted_by, h.lifted_reason, h.lifted_at';

/** Who holds a live holds each order that was paid in it. */
const HOLDS = `SELECT ${COLUMNS} FROM shop_order_hold h WHERE h.order_id = :order
  UNION ALL SELECT ${COLUMNS} FROM shop_session_hold h JOIN shop_waterfall w ON w.station = h.station AND w.session = h.session
    WHERE w.order_id = :order
  ORDER BY put_at`;

const OVER = `('closed', 'cancelled', 'refunded')`;

/** Keeps holds in `shop_order_hold`. */
export function holdStore(database: Database): HoldStore {
  return {
    async of(order, tx) {
      const { rows } = await (tx ?? database.read).raw<{ rows: HoldRow[] }>(HOLDS, { order });
      return rows.map(holdOf);
    },
    async keptUntil(order, tx) {
      const { rows } = await (tx ?? database.read).raw<{ rows: { until: Date }[] }>(
        `SELECT moved_at + make_interval(years => ?) AS until FROM shop_order WHERE id = ? AND state IN ${OVER}`,
        [YEARS_KEPT, order],
      );
      return rows[0]?.until.toISOString() ?? null;
    },
    async put(tx, { id, station, order, reason, by }) {
      const rows = (await tx('shop_order_hold')
        .insert({ id, station, order_id: order, reason, put_by: by })
        .onConflict(tx.raw('(order_id) WHERE lifted_at IS NULL'))
        .ignore()
        .returning('id')) as unknown[];
      return rows.length === 1;
    },
    async lift(tx, { order, by, reason }) {
      const lifted = await tx('shop_order_hold')
        .where({ order_id: order })
        .whereNull('lifted_at')
        .update({ lifted_by: by, lifted_reason: reason, lifted_at: tx.raw('clock_timestamp()') });
      return lifted === 1;
    },
    purgeAddresses,
  };
}

async function purgeAddresses(tx: Tx, limit: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.raw<{ rows: { station: string; n: number }[] }>(
    `WITH due AS (
       SELECT a.order_id FROM shop_order_address a JOIN shop_order o ON o.id = a.order_id
       WHERE o.state IN ${OVER} AND o.moved_at < clock_timestamp() - make_interval(years => ?)
         AND NOT EXISTS (SELECT 1 FROM shop_order_hold h WHERE h.order_id = o.id AND h.lifted_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM shop_session_hold h JOIN shop_waterfall w ON w.station = h.station AND w.session = h.session
           WHERE w.order_id = o.id AND h.lifted_at IS NULL)
       LIMIT ? FOR UPDATE OF a SKIP LOCKED
     ), gone AS (DELETE FROM shop_order_address a USING due WHERE a.order_id = due.order_id RETURNING a.station)
     SELECT station, count(*)::int AS n FROM gone GROUP BY station`,
    [YEARS_KEPT, limit],
  );
  return new Map(rows.map(({ station, n }) => [station, n]));
}

/** A hold as pages see it. */
export function holdOf({ id, reason, put_by, put_at, lifted_by, lifted_reason, lifted_at }: HoldRow): OrderHold {
  const lifted =
    lifted_at === null ? null : { by: lifted_by ?? '', reason: lifted_reason ?? '', at: lifted_at.toISOString() };
  return { id, reason, putBy: put_by, putAt: put_at.toISOString(), lifted };
}
