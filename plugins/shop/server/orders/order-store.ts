import type { Knex } from 'knex';
import type { Database, Tx } from '@hearth/cms/platform';
import { ENDED } from '../aftersales/after-sale.rules';
import type { CouponPayer, Order, OrderLine, OrderState } from '../../contract';
import { narrowed, type OrderFilter } from './order-export-store';
import { pressesOf } from './press-of';
import { sealedReads, type SealedReads } from './promise-store';

/** An order as it is kept. */
export type KeptOrder = Order & {
  readonly station: string;
  readonly buyer: string;
  readonly payment: string | null;
  readonly late: boolean;
  readonly refunded: number;
  readonly batch: string;
  readonly place: number;
  readonly region: string | null;
  /** The region that the freight was worked out for. */
  readonly pricedFor: string | null;
  readonly coupon: string | null;
  /** Who bears what the coupon took off. */
  readonly couponPayer: CouponPayer | null;
  /** The group in which it is picked up. */
  readonly group: string | null;
  /** The live in whose room it was ordered. */
  readonly session: string | null;
};

type Sum = 'goods' | 'freight' | 'discount' | 'amount' | 'refunded';
type Row = Omit<KeptOrder, Sum | 'placedAt' | 'payUntil' | 'deposit'> &
  Readonly<Record<Sum, string>> & { readonly placedAt: Date; readonly payUntil: Date; readonly deposit: unknown };

/** Which orders of a list. */
export type OrderPage = OrderFilter & { readonly before?: string | undefined; readonly limit: number };

/** What a move writes besides the state. */
export type OrderPatch = { readonly payment?: string; readonly late?: boolean; readonly refunded?: number };

const UTC = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Goods with a deposit are ordered alone, so there is one window. */
const DEPOSIT = `CASE WHEN o.deposit > 0 THEN (SELECT json_build_object('amount', o.deposit,
    'paid', EXISTS (SELECT 1 FROM shop_deposit d WHERE d.order_id = o.id),
    'back', coalesce((SELECT d.back FROM shop_deposit d WHERE d.order_id = o.id), 0),
    'balanceFrom', ${UTC('f.balance_from')}, 'balanceUntil', ${UTC('f.balance_until')})
  FROM shop_order_line l JOIN shop_offer f ON f.id = l.offer WHERE l.order_id = o.id LIMIT 1) END`;

const COLUMNS = `o.id, o.station, o.buyer, o.state, o.version, o.goods, o.freight, o.discount, o.amount, o.placed_at AS "placedAt",
  o.pay_until AS "payUntil", o.payment, o.late, o.refunded, o.batch, o.place, o.hash, a.region, o.priced_for AS "pricedFor", o.coupon, o.session,
  (SELECT b.payer FROM shop_coupon c JOIN shop_coupon_batch b ON b.id = c.batch WHERE c.id = o.coupon) AS "couponPayer",
  ${DEPOSIT} AS deposit,
  (SELECT j.group_id FROM shop_group_order j WHERE j.order_id = o.id) AS "group",
  (SELECT w.token FROM shop_waterfall w WHERE w.order_id = o.id) AS receipt,
  (SELECT json_agg(json_build_object('offer', l.offer, 'variant', l.variant, 'quantity', l.quantity, 'price', l.price, 'page', f.page,
     'noReturn', l.no_return) ORDER BY l.offer) FROM shop_order_line l JOIN shop_offer f ON f.id = l.offer WHERE l.order_id = o.id) AS lines`;

function whole(read: Knex): Knex.QueryBuilder {
  return read('shop_order as o').leftJoin('shop_order_address as a', 'a.order_id', 'o.id').select(read.raw(COLUMNS));
}

/** Where an order moves, and what is written with it. */
export type OrderMove = { readonly state: OrderState; readonly patch?: OrderPatch };

/** How orders are kept. Every read names the station or the buyer, so that no caller can forget it. */
export type OrderStore = SealedReads & {
  ofBuyer(buyer: string, id: string): Promise<KeptOrder | undefined>;
  byBuyer(buyer: string, before: string | undefined, limit: number): Promise<readonly KeptOrder[]>;
  ofStation(station: string, id: string): Promise<KeptOrder | undefined>;
  list(page: OrderPage): Promise<readonly KeptOrder[]>;
  /** Locks one order, whoever asks; the lock is held until the caller's transaction ends. */
  locked(tx: Tx, id: string): Promise<KeptOrder | undefined>;
  /**
   * Locks orders whose time to pay is over by the clock of the database, skipping those that somebody works on. An empty list means that
   * there may be more; `undefined`, that there is none.
   */
  unpaid(tx: Tx, limit: number): Promise<readonly KeptOrder[] | undefined>;
  /** The same of orders that lie in a state for too many days. */
  lying(tx: Tx, lying: Lying): Promise<readonly KeptOrder[] | undefined>;
  /** The same of orders whose balance did not come, an hour after its window: who paid in time may be told of late. */
  lapsed(tx: Tx, limit: number): Promise<readonly KeptOrder[] | undefined>;
  /** `false` when somebody else changed it first. */
  move(tx: Tx, order: Pick<KeptOrder, 'id' | 'state' | 'version'>, next: OrderMove): Promise<boolean>;
  noteRefunded(tx: Tx, order: Pick<KeptOrder, 'id'>, refunded: number): Promise<void>;
  productsOf(tx: Tx, id: string): Promise<readonly string[]>;
};

/** Orders that have been in a state for too many days. */
export type Lying = { readonly state: 'delivered' | 'received'; readonly days: number; readonly limit: number };

/** Keeps orders in `shop_order` and its lines. */
export function orderStore(database: Database): OrderStore {
  const one = async (query: Knex.QueryBuilder): Promise<KeptOrder | undefined> => {
    const row = (await query.first()) as Row | undefined;
    return row && orderOf(row);
  };
  const many = async (query: Knex.QueryBuilder): Promise<readonly KeptOrder[]> => ((await query) as Row[]).map(orderOf);
  return {
    ofBuyer: (buyer, id) => one(whole(database.read).where({ 'o.buyer': buyer, 'o.id': id })),
    byBuyer(buyer, before, limit) {
      const query = whole(database.read)
        .whereBetween('o.press', [...pressesOf(buyer)])
        .where('o.buyer', buyer)
        .orderBy('o.id', 'desc')
        .limit(limit);
      return many(before === undefined ? query : query.where('o.id', '<', before));
    },
    ofStation: (station, id) => one(whole(database.read).where({ 'o.station': station, 'o.id': id })),
    list({ before, limit, ...filter }) {
      const query = narrowed(whole(database.read), filter).orderBy('o.id', 'desc').limit(limit);
      if (before !== undefined) void query.where('o.id', '<', before);
      return many(query);
    },
    locked: (tx, id) => one(whole(tx).where('o.id', id).forNoKeyUpdate('o')),
    ...{ unpaid, lying, lapsed },
    ...moves,
    ...sealedReads(database),
  };
}

type Moves = Pick<OrderStore, 'move' | 'noteRefunded' | 'productsOf'>;

const moves: Moves = {
  async move(tx, { id, state, version }, { state: next, patch = {} }) {
    const change = { ...patch, state: next, version: version + 1, moved_at: tx.raw('clock_timestamp()') };
    return (await tx('shop_order').where({ id, state, version }).update(change)) === 1;
  },
  async noteRefunded(tx, { id }, refunded) {
    await tx('shop_order').where({ id }).update({ refunded });
  },
  productsOf: (tx, id) =>
    tx('shop_order_line as l')
      .join('shop_offer as o', 'o.id', 'l.offer')
      .where('l.order_id', id)
      .distinct()
      .pluck('o.product'),
};

/** Orders that nobody paid lie in batches that are not settled; one batch after the other is emptied. */
async function unpaid(tx: Tx, limit: number): Promise<readonly KeptOrder[] | undefined> {
  const { rows } = await tx.raw<{ rows: { id: string; orders: string[] }[] }>(
    `SELECT id, orders::text[] AS orders FROM shop_batch WHERE NOT settled AND pay_until < clock_timestamp()
     ORDER BY pay_until LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
  );
  const [batch] = rows;
  if (!batch) return undefined;
  const due = (await whole(tx)
    .whereRaw('o.id = ANY(?::uuid[])', [batch.orders])
    .where('o.state', 'awaiting-payment')
    .whereRaw('o.pay_until < clock_timestamp()')
    .limit(limit)
    .forNoKeyUpdate('o')
    .skipLocked()) as Row[];
  if (due.length > 0) return due.map(orderOf);
  const settled = await tx.raw<{ rows: unknown[] }>(
    `UPDATE shop_batch b SET settled = true WHERE b.id = ? AND NOT EXISTS (
       SELECT 1 FROM shop_order o WHERE o.id = ANY(b.orders) AND o.state = 'awaiting-payment') RETURNING 1`,
    [batch.id],
  );
  // What is left is in somebody's hands at this moment: the next round looks again.
  return settled.rows.length === 1 ? [] : undefined;
}

/** Orders that lie in a state for too long. */
async function lying(tx: Tx, { state, days, limit }: Lying): Promise<readonly KeptOrder[] | undefined> {
  const rows = (await whole(tx)
    .where('o.state', state)
    .whereRaw(`o.moved_at < clock_timestamp() - ? * interval '1 day'`, [days])
    // An order is not closed over the head of a buyer whose request is still open.
    .whereNotExists(openAfterSale(tx))
    .orderBy('o.moved_at')
    .limit(limit)
    .forNoKeyUpdate('o')
    .skipLocked()) as Row[];
  return rows.length === 0 ? undefined : rows.map(orderOf);
}

/** Orders that wait for a balance that can no longer be begun to be paid. */
async function lapsed(tx: Tx, limit: number): Promise<readonly KeptOrder[] | undefined> {
  const rows = (await whole(tx)
    .where('o.state', 'reserved')
    .whereExists(
      tx('shop_order_line as l')
        .join('shop_offer as f', 'f.id', 'l.offer')
        .whereRaw(`l.order_id = o.id AND f.balance_until < clock_timestamp() - interval '1 hour'`),
    )
    .orderBy('o.id')
    .limit(limit)
    .forNoKeyUpdate('o')
    .skipLocked()) as Row[];
  return rows.length === 0 ? undefined : rows.map(orderOf);
}

const openAfterSale = (tx: Tx): Knex.QueryBuilder =>
  tx('shop_after_sale as s')
    .whereRaw(`s.order_id = o.id AND o.state = 'received'`)
    .whereNotIn('s.state', [...ENDED]);

function orderOf({ placedAt, payUntil, deposit, ...row }: Row): KeptOrder {
  const { goods, freight, discount, amount, refunded } = row;
  return {
    ...row,
    ...{ goods: Number(goods), freight: Number(freight), discount: Number(discount) },
    ...{ amount: Number(amount), refunded: Number(refunded) },
    ...{ placedAt: placedAt.toISOString(), payUntil: payUntil.toISOString(), lines: linesOf(row.lines) },
    // The query above builds exactly this.
    deposit: (typeof deposit === 'string' ? JSON.parse(deposit) : deposit) as KeptOrder['deposit'],
  };
}

/** The driver's parser for json may be switched off in the host, as `fromJsonb` says of jsonb. */
function linesOf(lines: unknown): readonly OrderLine[] & OrderLine[] {
  // The query above builds exactly this.
  return (typeof lines === 'string' ? JSON.parse(lines) : (lines ?? [])) as OrderLine[];
}
