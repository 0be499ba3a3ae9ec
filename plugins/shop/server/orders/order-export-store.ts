import type { Knex } from 'knex';
import { fromJsonb, MOST_EXPORTS_AT_ONCE, openExport, type OpenExport } from '@hearth/cms/platform';
import type { OrderState } from '../../contract';

/** Which orders of a station. */
export type OrderFilter = {
  readonly station: string;
  readonly state?: OrderState | undefined;
  /** A number, or how it ends. */
  readonly number?: string | undefined;
  /** Days by the stations' clock. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** An order as a line of a table. */
export type OrderRow = {
  readonly id: string;
  readonly state: OrderState;
  readonly placedAt: string;
  readonly goods: number;
  readonly freight: number;
  readonly discount: number;
  readonly amount: number;
  readonly refunded: number;
  readonly region: string | null;
  readonly lines: readonly { readonly title: string; readonly spec: string; readonly quantity: number }[];
};

/** Narrows a question about orders, of which the table is called `o`. */
export function narrowed(query: Knex.QueryBuilder, filter: OrderFilter): Knex.QueryBuilder {
  const { station, state, number, from, to } = filter;
  void query.where('o.station', station);
  if (state !== undefined) void query.where('o.state', state);
  if (number !== undefined) void query.whereRaw('right(o.id::text, ?) = ?', [number.length, number.toLowerCase()]);
  if (from !== undefined) void query.whereRaw(`o.placed_at >= ?::date::timestamp AT TIME ZONE 'Asia/Shanghai'`, [from]);
  if (to !== undefined)
    void query.whereRaw(`o.placed_at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, [to]);
  return query;
}

type Sum = 'goods' | 'freight' | 'discount' | 'amount' | 'refunded';
type Row = Omit<OrderRow, Sum | 'placedAt' | 'lines'> &
  Readonly<Record<Sum, string>> & { readonly placedAt: Date; readonly lines: unknown };

const COLUMNS = `o.id, o.state, o.placed_at AS "placedAt", o.goods, o.freight, o.discount, o.amount, o.refunded, a.region,
  (SELECT jsonb_agg(jsonb_build_object('title', v.title->>'zh-Hans', 'spec', v.spec, 'quantity', l.quantity) ORDER BY l.offer)
     FROM shop_order_line l JOIN shop_variant v ON v.id = l.variant WHERE l.order_id = o.id) AS lines`;

/** Opens orders, to be taken out line by line; undefined when too many exports run. */
function open(read: Knex, filter: OrderFilter): Promise<OpenExport<OrderRow> | undefined> {
  return openExport(read, {
    counted: (trx) => narrowed(trx('shop_order as o'), filter).select('o.id'),
    ordered: (trx) =>
      narrowed(trx('shop_order as o').leftJoin('shop_order_address as a', 'a.order_id', 'o.id'), filter)
        .orderBy('o.id')
        .select(trx.raw(COLUMNS)),
    // The columns are those that are asked for above.
    lines: (rows) => (rows as Row[]).map(rowOf),
  });
}

function rowOf({ goods, freight, discount, amount, refunded, placedAt, lines, ...row }: Row): OrderRow {
  return {
    ...row,
    ...{ goods: Number(goods), freight: Number(freight), discount: Number(discount), amount: Number(amount) },
    ...{ refunded: Number(refunded), placedAt: placedAt.toISOString() },
    // The query above builds exactly this.
    lines: (fromJsonb(lines) ?? []) as OrderRow['lines'],
  };
}

/** Orders as a table. */
export const orderExportStore = { open, mostAtOnce: MOST_EXPORTS_AT_ONCE } as const;

/** Orders as a table. */
export type OrderExportStore = typeof orderExportStore;
