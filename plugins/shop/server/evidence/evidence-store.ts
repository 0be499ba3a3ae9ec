import type { Knex } from 'knex';
import { fromJsonb, type Database } from '@hearth/cms/platform';
import type { EvidencePart } from './evidence.rules';

/** How the rows of an order are gathered, as they stand at one moment. */
export type EvidenceStore = {
  partsOf(order: string): Promise<readonly EvidencePart[]>;
  /** What else of an order the ledger has entries about: its parcels, and what was asked for afterwards. */
  subjectsOf(order: string): Promise<readonly string[]>;
};

type Kind = { readonly name: string; readonly sql: string };

/**
 * What is kept of an order besides its promise and its ledger. Who the buyer is and where the goods went stays in the house: a pack names the
 * order, and whoever may see the address sees it there. What carriers say in words names who signed for a parcel, and what buyers write names
 * whomever they like: of both there is the time and the kind alone. Of photos there are the hashes, by which one that somebody shows is known.
 */
const KINDS: readonly Kind[] = [
  {
    name: 'order',
    sql: `SELECT id, station, state, version, goods, freight, discount, amount, deposit, refunded, placed_at, pay_until, moved_at, payment, late,
            priced_for, coupon, batch, place, hash FROM shop_order WHERE id = ?`,
  },
  {
    name: 'lines',
    sql: `SELECT l.offer, l.variant, o.product, l.quantity, l.price, l.hold, l.no_return, o.page FROM shop_order_line l
          JOIN shop_offer o ON o.id = l.offer WHERE l.order_id = ? ORDER BY l.offer`,
  },
  {
    name: 'payments',
    sql: `SELECT id, provider, method, out_trade_no, amount, refunded, state, trade_ref, created_at, paid_at FROM shop_payment
          WHERE kind = 'order' AND subject = ? ORDER BY id`,
  },
  {
    name: 'refunds',
    sql: `SELECT r.id, r.payment, r.key, r.amount, r.reason, r.state, r.provider_ref, r.created_at, r.done_at FROM shop_refund r
          JOIN shop_payment p ON p.id = r.payment WHERE p.kind = 'order' AND p.subject = ? ORDER BY r.id`,
  },
  {
    name: 'deposits',
    sql: `SELECT payment, number, amount, fee, owed, asked, back, paid_at FROM shop_deposit WHERE order_id = ?`,
  },
  {
    name: 'lots',
    sql: `SELECT offer, variant, lot, quantity, at FROM shop_line_lot WHERE order_id = ? ORDER BY offer, lot`,
  },
  {
    name: 'parcels',
    sql: `SELECT p.id, p.company, p.number, p.carrier, p.state, p.version, p.shipped_at, p.delivered_at,
            (SELECT jsonb_agg(jsonb_build_object('offer', l.offer, 'quantity', l.quantity) ORDER BY l.offer)
             FROM shop_parcel_line l WHERE l.parcel = p.id) AS lines
          FROM shop_parcel p WHERE p.order_id = ? ORDER BY p.id`,
  },
  {
    name: 'parcel-events',
    sql: `SELECT e.parcel, e.number, e.at, e.code, e.heard_at FROM shop_parcel_event e
          JOIN shop_parcel p ON p.id = e.parcel WHERE p.order_id = ? ORDER BY e.parcel, e.at, e.code, e.number, e.digest`,
  },
  {
    name: 'after-sales',
    sql: `SELECT id, offer, kind, reason, quantity, amount, state, version, by_rule, return_company, return_number, came_back, refund,
            due_at, decided_by, asked_at, moved_at FROM shop_after_sale WHERE order_id = ? ORDER BY id`,
  },
  {
    name: 'after-sale-photos',
    sql: `SELECT id, after_sale, side, place, width, height, hash, created_at FROM shop_after_sale_photo
          WHERE order_id = ? AND after_sale IS NOT NULL ORDER BY after_sale, side, place, id`,
  },
];

/** Reads what there is. */
export function evidenceStore(database: Database): EvidenceStore {
  return {
    partsOf: (order) =>
      database.transaction(async (tx) => {
        await tx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        const parts: EvidencePart[] = [];
        for (const { name, sql } of KINDS) parts.push({ name, content: await rowsOf(tx, sql, order) });
        return parts;
      }),
    async subjectsOf(order) {
      const { rows } = await database.read.raw<{ rows: { id: string }[] }>(
        `SELECT id FROM shop_parcel WHERE order_id = ? UNION ALL SELECT id FROM shop_after_sale WHERE order_id = ? ORDER BY id`,
        [order, order],
      );
      return rows.map(({ id }) => id);
    },
  };
}

/** Rows as JSON builds them: times in ISO, sums as numbers, the same wherever they are read. */
async function rowsOf(read: Knex, sql: string, order: string): Promise<readonly unknown[]> {
  const { rows } = await read.raw<{ rows: { row: unknown }[] }>(`SELECT to_jsonb(t) AS row FROM (${sql}) t`, [order]);
  return rows.map(({ row }) => fromJsonb(row));
}
