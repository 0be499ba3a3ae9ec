import type { Knex } from 'knex';
import type { Text } from '@hearth/cms/kernel';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { AskedLot, LotSales, OrderOfLot, RecallWords } from '@hearth/vetting/contract';
import { NO_LOT, type Layer } from './lot.rules';

/** The lots of a variant, the oldest first, and how much of it is in the house. */
export type VariantLots = {
  readonly variant: string;
  readonly product: string;
  readonly onHand: number;
  readonly layers: readonly Layer[];
};

/** What a line took of a lot. */
export type LineLot = {
  readonly order: string;
  readonly offer: string;
  readonly variant: string;
  readonly station: string;
  readonly lot: string;
  readonly quantity: number;
};

type LayerRow = {
  readonly variant: string;
  readonly product: string;
  readonly onHand: string;
  readonly lot: string | null;
  readonly came: string;
  readonly sent: string;
};

/** What was counted or written off without a lot is of none that anybody knows: it shows in what is on hand alone. */
const LAYERS = `
  SELECT v.id AS variant, v.product, s.on_hand AS "onHand", m.lot, coalesce(m.came, 0) AS came, coalesce(t.quantity, 0) AS sent
  FROM shop_variant v JOIN shop_stock s ON s.variant = v.id
  LEFT JOIN LATERAL (
    SELECT coalesce(k.lot, '${NO_LOT}') AS lot, sum(k.quantity) AS came, min(k.at) AS since FROM shop_stock_move k
    WHERE k.variant = v.id AND (k.lot IS NOT NULL OR k.quantity > 0) GROUP BY 1
  ) m ON true
  LEFT JOIN shop_lot_sent t ON t.variant = v.id AND t.lot = m.lot`;

function variantsOf(rows: readonly LayerRow[]): readonly VariantLots[] {
  const found = new Map<string, VariantLots & { readonly layers: Layer[] }>();
  for (const { variant, product, onHand, lot, came, sent } of rows) {
    const known = found.get(variant) ?? { variant, product, onHand: Number(onHand), layers: [] };
    // A variant of which nothing came in has one row without a lot.
    if (lot !== null) known.layers.push({ lot, came: Number(came), sent: Number(sent) });
    found.set(variant, known);
  }
  return [...found.values()];
}

/** The lots of some variants; their stock is held by the caller. */
async function ofVariants(tx: Tx, variants: readonly string[]): Promise<readonly VariantLots[]> {
  const { rows } = await tx.raw<{ rows: LayerRow[] }>(
    `${LAYERS} WHERE v.id = ANY(?::uuid[]) ORDER BY v.id, m.since, m.lot`,
    [[...variants]],
  );
  return variantsOf(rows);
}

/** The same of all variants of a product that a station sells. */
async function ofProduct(read: Knex, station: string, product: string): Promise<readonly VariantLots[]> {
  const { rows } = await read.raw<{ rows: LayerRow[] }>(
    `${LAYERS} WHERE v.station = ? AND v.product = ? ORDER BY v.id, m.since, m.lot`,
    [station, product],
  );
  return variantsOf(rows);
}

/** What lines took of each lot, together. */
function sentOf(lines: readonly LineLot[]): readonly { variant: string; lot: string; quantity: number }[] {
  const sums = new Map<string, { variant: string; lot: string; quantity: number }>();
  for (const { variant, lot, quantity } of lines) {
    const key = `${variant} ${lot}`;
    sums.set(key, { variant, lot, quantity: (sums.get(key)?.quantity ?? 0) + quantity });
  }
  return [...sums.values()];
}

/**
 * Writes down what lines took; some of a lot may leave with one parcel, and more of it with the next. The caller holds the stock of their
 * variants, so that nobody else adds to the same sums.
 */
async function note(tx: Tx, lines: readonly LineLot[]): Promise<void> {
  if (lines.length === 0) return;
  await tx('shop_lot_sent')
    .insert(sentOf(lines))
    .onConflict(['variant', 'lot'])
    .merge({ quantity: tx.raw('shop_lot_sent.quantity + excluded.quantity') });
  await tx('shop_line_lot')
    .insert(lines.map(({ order, ...line }) => ({ order_id: order, ...line })))
    .onConflict(['order_id', 'offer', 'lot'])
    .merge({ quantity: tx.raw('shop_line_lot.quantity + excluded.quantity') });
}

/** How many of the newest orders of a lot are named one by one. */
const NAMED = 200;

const OF_LOT = `
  SELECT t.order_id, sum(t.quantity)::int AS quantity, min(t.at) AS at FROM shop_line_lot t
  JOIN shop_variant v ON v.id = t.variant
  WHERE t.station = ? AND v.product = ? AND t.lot IN (?, ?) GROUP BY t.order_id`;

const keysOf = ({ station, product, id, code }: AskedLot) => [station, product, id, code] as const;

type Sums = Pick<LotSales, 'sold' | 'toldUnits' | 'orders' | 'toldOrders'>;

/** What orders took of a lot, summed. */
async function sums(read: Knex, lot: AskedLot): Promise<Sums> {
  const { rows } = await read.raw<{ rows: Sums[] }>(
    `SELECT coalesce(sum(o.quantity), 0)::int AS sold, coalesce(sum(o.quantity) FILTER (WHERE n.lot IS NOT NULL), 0)::int AS "toldUnits",
       count(*)::int AS orders, count(n.lot)::int AS "toldOrders"
     FROM (${OF_LOT}) o LEFT JOIN shop_recall_notice n ON n.order_id = o.order_id AND n.lot = ?`,
    [...keysOf(lot), lot.id],
  );
  return rows[0] ?? { sold: 0, toldUnits: 0, orders: 0, toldOrders: 0 };
}

/** The newest orders that took of a lot. */
async function latest(read: Knex, lot: AskedLot): Promise<readonly OrderOfLot[]> {
  const { rows } = await read.raw<{ rows: OrderOfLot[] }>(
    `SELECT o.order_id AS "order", o.quantity, o.at, n.at AS told
     FROM (${OF_LOT}) o LEFT JOIN shop_recall_notice n ON n.order_id = o.order_id AND n.lot = ?
     ORDER BY o.at DESC, o.order_id DESC LIMIT ${NAMED}`,
    [...keysOf(lot), lot.id],
  );
  return rows;
}

/** Tells the buyers of a lot on their orders; gives who bought, order by order, of those that had not been told before. */
async function tell(tx: Tx, { lot, words, actor }: RecallWords): Promise<readonly string[]> {
  const { rows } = await tx.raw<{ rows: { buyer: string }[] }>(
    `WITH told AS (INSERT INTO shop_recall_notice (order_id, lot, station, words, by_person)
       SELECT o.order_id, ?, ?, ?, ? FROM (${OF_LOT}) o ON CONFLICT DO NOTHING RETURNING order_id)
     SELECT b.buyer FROM told JOIN shop_order b ON b.id = told.order_id`,
    [lot.id, lot.station, words, actor.id, ...keysOf(lot)],
  );
  return rows.map(({ buyer }) => buyer);
}

/** What a station calls the goods of a lot. */
async function titleOf(tx: Tx, { station, product }: AskedLot): Promise<Text | undefined> {
  const row = await tx('shop_variant')
    .where({ station, product })
    .orderBy('id')
    .first<{ title: unknown } | undefined>('title');
  // Written by the contract's own schema.
  return row && (fromJsonb(row.title) as Text);
}

/** How it is kept which lots orders took. */
export const lotStore = { ofVariants, ofProduct, note, sums, latest, tell, titleOf } as const;

/** How it is kept which lots orders took. */
export type LotStore = typeof lotStore;
