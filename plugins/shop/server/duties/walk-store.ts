import type { Knex } from 'knex';
import type { OrderLine, ReturnRule } from '../../contract';
import type { Which } from '../sessions/session-store';

/** An order of a live, with all that its promise was made of. */
export type WalkedOrder = {
  readonly id: string;
  readonly station: string;
  readonly buyer: string;
  readonly at: string;
  readonly payUntil: string;
  readonly goods: number;
  readonly freight: number;
  readonly discount: number;
  readonly amount: number;
  readonly refunded: number;
  readonly state: string;
  readonly hash: string;
  /** Nothing of an order that is gone. */
  readonly batch: string | null;
  readonly place: number | null;
  readonly isPaid: boolean;
  readonly lines: readonly (Omit<OrderLine, 'page'> & { readonly page: string; readonly returns: ReturnRule | null })[];
};

type Row = Omit<WalkedOrder, 'at' | 'payUntil' | 'lines'> & {
  readonly at: Date | null;
  readonly payUntil: Date | null;
  readonly lines: unknown;
};

/** What is read of each paid order, of which the waterfall is called `w`; an order that is gone leaves its number. */
export const WALKED = `w.order_id AS id, w.station, coalesce(o.buyer::text, '') AS buyer, o.placed_at AS at, o.pay_until AS "payUntil",
  coalesce(o.goods, 0)::float8 AS goods, coalesce(o.freight, 0)::float8 AS freight, coalesce(o.discount, 0)::float8 AS discount,
  coalesce(o.amount, 0)::float8 AS amount, coalesce(o.refunded, 0)::float8 AS refunded, coalesce(o.state, '') AS state,
  coalesce(o.hash, '') AS hash, o.batch, o.place,
  EXISTS (SELECT 1 FROM shop_payment p WHERE p.kind = 'order' AND p.subject = w.order_id AND p.state = 'succeeded') AS "isPaid",
  (SELECT json_agg(json_build_object('offer', l.offer, 'variant', l.variant, 'quantity', l.quantity, 'price', l.price, 'page', f.page,
     'noReturn', l.no_return, 'returns', f.returns) ORDER BY l.offer)
   FROM shop_order_line l JOIN shop_offer f ON f.id = l.offer WHERE l.order_id = w.order_id) AS lines`;

/** Orders as they are walked. */
export const walkedOf = (rows: unknown): readonly WalkedOrder[] =>
  // The columns are those above.
  (rows as readonly Row[]).map(({ at, payUntil, lines, ...row }) => ({
    ...row,
    ...{ at: at?.toISOString() ?? '', payUntil: payUntil?.toISOString() ?? '' },
    // The driver's parser for json may be switched off in the host.
    lines: ((typeof lines === 'string' ? JSON.parse(lines) : lines) ?? []) as WalkedOrder['lines'],
  }));

/** The paid orders of a live, by their numbers. */
export const paidIn = (read: Knex, { station, id }: Which): Knex.QueryBuilder =>
  read('shop_waterfall as w')
    .leftJoin('shop_order as o', 'o.id', 'w.order_id')
    .where({ 'w.station': station, 'w.session': id });

type Next = { readonly after: string | undefined; readonly limit: number };

async function ordersAfter(read: Knex, which: Which, { after, limit }: Next): Promise<readonly WalkedOrder[]> {
  const query = paidIn(read, which).orderBy('w.order_id').limit(limit).select(read.raw(WALKED));
  if (after !== undefined) void query.where('w.order_id', '>', after);
  return walkedOf(await query);
}

/** A batch with what its signature stands on. */
export type SealedBatch = {
  readonly hashes: readonly string[];
  readonly root: string;
  readonly signature: string;
  readonly publicKey: string | null;
  readonly isSealed?: boolean;
};

async function batchesOf(read: Knex, orders: readonly WalkedOrder[]): Promise<ReadonlyMap<string, SealedBatch>> {
  const wanted = [...new Set(orders.flatMap(({ batch }) => (batch === null ? [] : [batch])))];
  const { rows } = await read.raw<{ rows: (SealedBatch & { id: string })[] }>(
    `SELECT b.id, b.hashes, b.root, b.signature, k.public_key AS "publicKey" FROM shop_batch b
     LEFT JOIN shop_signing_key k ON k.id = b.signing_key WHERE b.id = ANY(?::uuid[])`,
    [wanted],
  );
  return new Map(rows.map(({ id, ...batch }) => [id, batch]));
}

/** How the paid orders of a live are walked, some at a time. */
export type WalkStore = {
  /** The next paid orders after one, by their numbers. */
  after(which: Which, next: Next): Promise<readonly WalkedOrder[]>;
  /** The batches in which some orders were placed. */
  batches(orders: readonly WalkedOrder[]): Promise<ReadonlyMap<string, SealedBatch>>;
};

/** Walks orders as they stand. */
export const walkStore = (read: Knex): WalkStore => ({
  after: (which, next) => ordersAfter(read, which, next),
  batches: (orders) => batchesOf(read, orders),
});
