import type { Knex } from 'knex';
import { fromJsonb } from '@hearth/cms/platform';
import type { ItemMoney, RefundDays } from '../../contract';
import { ROOM_SLACK } from '../orders/room-memory-store';
import type { Live } from '../receipts/receipt-store';

/** Orders of a live, summed. */
export type OrderSums = {
  readonly asOf: Date;
  readonly orders: number;
  readonly payers: number;
  readonly unsettled: number;
  readonly lastPaidAt: Date | null;
};

async function sums(read: Knex, live: Live): Promise<OrderSums> {
  const { rows } = await read.raw<{ rows: [OrderSums] }>(
    `SELECT clock_timestamp() AS "asOf", count(*)::int AS orders, count(DISTINCT o.buyer)::int AS payers,
       count(*) FILTER (WHERE w.run IS NULL)::int AS unsettled, max(w.paid_at) AS "lastPaidAt"
     FROM shop_waterfall w LEFT JOIN shop_order o ON o.id = w.order_id WHERE w.station = :station AND w.session = :session`,
    live,
  );
  return rows[0];
}

/** By the day on which the money of the order came; what came twice by mistake and went back whole is no refund. */
async function refunded(read: Knex, live: Live): Promise<Readonly<Record<RefundDays, number>>> {
  const within = (days: RefundDays): string =>
    `coalesce(sum(r.amount) FILTER (WHERE r.done_at <= w.paid_at + interval '${days} days'), 0)::float8 AS d${days}`;
  const { rows } = await read.raw<{ rows: [{ d7: number; d15: number; d30: number }] }>(
    `SELECT ${within(7)}, ${within(15)}, ${within(30)} FROM shop_waterfall w
     JOIN shop_payment p ON p.subject = w.order_id AND p.kind = 'order' AND NOT p.given_back
     JOIN shop_refund r ON r.payment = p.id AND r.state = 'done' WHERE w.station = :station AND w.session = :session`,
    live,
  );
  const [{ d7, d15, d30 }] = rows;
  return { 7: d7, 15: d15, 30: d30 };
}

async function complaints(read: Knex, live: Live): Promise<number> {
  const { rows } = await read.raw<{ rows: [{ n: number }] }>(
    `SELECT count(DISTINCT s.order_id)::int AS n FROM shop_waterfall w JOIN shop_after_sale s ON s.order_id = w.order_id
     WHERE w.station = :station AND w.session = :session AND s.reason <> 'no-reason'`,
    live,
  );
  return rows[0].n;
}

/** Ids of orders rise with time, by the clock of the node that made them: so far may that be off. */
const ID_SLACK = `interval '5 minutes' + ${ROOM_SLACK}`;
const idAt = (moment: string): string =>
  `(lpad(to_hex((extract(epoch FROM ${moment}) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid`;

/** Orders have no index by offer, which every order would pay for: they are found by their ids while the live was on. */
const ITEMS = `
  WITH offers AS (SELECT offer FROM shop_session_goods WHERE station = :station AND session = :session
      UNION SELECT offer FROM shop_offer_terms WHERE station = :station AND session = :session),
    agreed AS (SELECT DISTINCT ON (offer) offer, session FROM shop_offer_terms WHERE station = :station
      ORDER BY offer, version DESC),
    live AS (SELECT begins_at, coalesce(ends_at, clock_timestamp()) AS ends_at FROM shop_session
      WHERE station = :station AND id = :session),
    placed AS (SELECT l.offer, count(*)::int AS placed, count(*) FILTER (WHERE o.payment IS NOT NULL)::int AS paid FROM live
      JOIN shop_order o ON o.station = :station
        AND o.id BETWEEN ${idAt(`live.begins_at - (${ID_SLACK})`)} AND ${idAt(`live.ends_at + (${ID_SLACK})`)}
      JOIN shop_order_line l ON l.order_id = o.id LEFT JOIN agreed a ON a.offer = l.offer
      WHERE coalesce(a.session, o.session) = :session
        AND (o.session = :session OR o.placed_at BETWEEN live.begins_at AND live.ends_at) GROUP BY l.offer),
    bought AS (SELECT l.offer, sum(l.quantity)::int AS units, sum(l.quantity * l.price)::float8 AS goods,
        count(DISTINCT o.buyer)::int AS payers FROM shop_waterfall w
      JOIN shop_order o ON o.id = w.order_id JOIN shop_order_line l ON l.order_id = o.id
      WHERE w.station = :station AND w.session = :session GROUP BY l.offer)
  SELECT f.id AS offer, v.product, v.title, v.spec, f.price::float8 AS price, f.base_price::float8 AS "basePrice",
    coalesce(p.placed, 0) AS placed, coalesce(p.paid, 0) AS paid, coalesce(b.units, 0) AS units,
    coalesce(b.goods, 0)::float8 AS goods, coalesce(b.payers, 0) AS payers
  FROM shop_offer f JOIN shop_variant v ON v.id = f.variant
  LEFT JOIN placed p ON p.offer = f.id LEFT JOIN bought b ON b.offer = f.id
  WHERE f.id IN (SELECT offer FROM offers UNION SELECT offer FROM placed UNION SELECT offer FROM bought) ORDER BY goods DESC, f.id`;

async function items(read: Knex, live: Live): Promise<readonly ItemMoney[]> {
  const { rows } = await read.raw<{ rows: (Omit<ItemMoney, 'title'> & { readonly title: unknown })[] }>(ITEMS, live);
  // The title was written by the contract's own schema.
  return rows.map(({ title, ...row }) => ({ ...row, title: fromJsonb(title) as ItemMoney['title'] }));
}

/** What is read of the money of a live. */
export const sessionMoneyStore = { sums, refunded, complaints, items } as const;

/** What is read of the money of a live. */
export type SessionMoneyStore = typeof sessionMoneyStore;
