import type { Database, Tx } from '@hearth/cms/platform';
import type { AfterSalePolicy } from '../../contract';
import type { Share } from './after-sale.rules';

/** A line of an order. */
export type LineKey = { readonly order: string; readonly offer: string };

/** What is set aside of a line, or set free again. */
export type Part = { readonly amount: number; readonly quantity: number };

const COLUMNS = 'offer, paid::float8 AS paid, taken::float8 AS taken, quantity, claimed';

/** Keeps what of each line is asked back, what a station grants by itself, and when goods were delivered. */
export const shareStore = {
  /** Makes the row of a line at its first request, and holds it. */
  hold: async (
    tx: Tx,
    { order, offer }: LineKey,
    line: { readonly station: string; readonly paid: number; readonly quantity: number },
  ): Promise<Share> => {
    const key = { order_id: order, offer };
    await tx('shop_after_sale_share')
      .insert({ ...key, ...line })
      .onConflict()
      .ignore();
    const row = await tx('shop_after_sale_share').where(key).forUpdate().first<Share | undefined>(tx.raw(COLUMNS));
    return row ?? { ...line, taken: 0, claimed: 0 };
  },
  take: async (tx: Tx, { order, offer }: LineKey, { amount, quantity }: Part): Promise<void> => {
    await tx('shop_after_sale_share')
      .where({ order_id: order, offer })
      .update({ taken: tx.raw('taken + ?', [amount]), claimed: tx.raw('claimed + ?', [quantity]) });
  },
  release: async (tx: Tx, { order, offer }: LineKey, { amount, quantity }: Part): Promise<void> => {
    await tx('shop_after_sale_share')
      .where({ order_id: order, offer })
      .update({ taken: tx.raw('taken - ?', [amount]), claimed: tx.raw('claimed - ?', [quantity]) });
  },
  ofOrder: async (read: Database['read'], order: string): Promise<ReadonlyMap<string, Share>> => {
    const rows = await read('shop_after_sale_share')
      .where({ order_id: order })
      .select<(Share & { offer: string })[]>(read.raw(COLUMNS));
    return new Map(rows.map(({ offer, ...share }) => [offer, share]));
  },
  /** Hours since the last parcel with a line of an order was delivered, or else the whole order, by the clock of the database. */
  hoursSinceDelivery: async (tx: Tx, { order, offer }: LineKey): Promise<number | null> => {
    const { rows } = await tx.raw<{ rows: { hours: number | null }[] }>(
      `SELECT (extract(epoch FROM clock_timestamp() - coalesce(
         (SELECT max(p.delivered_at) FROM shop_parcel p JOIN shop_parcel_line l ON l.parcel = p.id
            WHERE p.order_id = o.id AND l.offer = ? AND p.state = 'delivered'),
         CASE WHEN o.state = 'delivered' THEN o.moved_at END)) / 3600)::float8 AS hours
       FROM shop_order o WHERE o.id = ?`,
      [offer, order],
    );
    return rows[0]?.hours ?? null;
  },
  policy: async (read: Database['read'] | Tx, station: string): Promise<AfterSalePolicy | undefined> =>
    read('shop_after_sale_policy')
      .where({ station })
      .first<AfterSalePolicy | undefined>(
        read.raw(
          'auto_limit::float8 AS "autoLimit", return_freight::float8 AS "returnFreight", keep_below::float8 AS "keepBelow"',
        ),
        'version',
      ),
  /** False when somebody set it first. */
  setPolicy: async (
    tx: Tx,
    station: string,
    { autoLimit, returnFreight, keepBelow, version }: AfterSalePolicy,
  ): Promise<boolean> => {
    const next = { auto_limit: autoLimit, return_freight: returnFreight, keep_below: keepBelow, version: version + 1 };
    if (version > 0) return (await tx('shop_after_sale_policy').where({ station, version }).update(next)) === 1;
    const row = { station, ...next };
    const made: unknown[] = await tx('shop_after_sale_policy').insert(row).onConflict().ignore().returning('station');
    return made.length === 1;
  },
} as const;

/** How what is asked back is counted. */
export type ShareStore = typeof shareStore;
