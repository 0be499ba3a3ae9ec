import type { Knex } from 'knex';
import { fromJsonb, type Database } from '@hearth/cms/platform';
import type { EvidencePart } from './evidence.rules';

/** How the rows of an order are gathered, as they stand at one moment. */
export type EvidenceStore = { partsOf(order: string): Promise<readonly EvidencePart[]> };

type Kind = { readonly name: string; readonly sql: string };

/**
 * What is kept of an order besides its promise and its ledger. Who the buyer is and where the goods went stays in the house: a pack names the
 * order, and whoever may see the address sees it there.
 */
const KINDS: readonly Kind[] = [
  {
    name: 'order',
    sql: `SELECT id, station, state, version, goods, freight, discount, amount, refunded, placed_at, pay_until, moved_at, payment, late,
            priced_for, coupon, batch, place, hash FROM shop_order WHERE id = ?`,
  },
  {
    name: 'lines',
    sql: `SELECT l.offer, l.variant, o.product, l.quantity, l.price, l.hold, o.page FROM shop_order_line l
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
  };
}

/** Rows as JSON builds them: times in ISO, sums as numbers, the same wherever they are read. */
async function rowsOf(read: Knex, sql: string, order: string): Promise<readonly unknown[]> {
  const { rows } = await read.raw<{ rows: { row: unknown }[] }>(`SELECT to_jsonb(t) AS row FROM (${sql}) t`, [order]);
  return rows.map(({ row }) => fromJsonb(row));
}
