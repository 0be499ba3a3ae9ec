import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { OrderLine } from '../../contract';
import { joinGroups } from '../groups/group-store';
import { pressOf } from './press-of';

/** A batch about to be written. */
export type Batch = {
  readonly id: string;
  readonly station: string;
  readonly now: Date;
  readonly root: string;
  readonly signature: string;
  readonly signingKey: string;
  readonly orders: readonly PlacedRow[];
  readonly byVariant: ReadonlyMap<string, number>;
  readonly byOffer: ReadonlyMap<string, number>;
  readonly shares: readonly Share[];
};

/** What a buyer takes of an offer that limits it; `isFirst`: as far as this node knows, they have nothing of it yet. */
export type Share = {
  readonly offer: string;
  readonly buyer: string;
  readonly used: number;
  readonly most: number;
  readonly isFirst: boolean;
};

/** One order of a batch. */
export type PlacedRow = {
  readonly id: string;
  readonly buyer: string;
  readonly key: string;
  readonly goods: number;
  readonly freight: number;
  readonly discount: number;
  /** The region that the freight was worked out for. */
  readonly pricedFor: string | null;
  readonly coupon: string | null;
  readonly group: string | null;
  /** The live in whose room it was ordered. */
  readonly session: string | null;
  /** What of it is paid ahead. */
  readonly deposit: number;
  readonly payUntil: Date;
  readonly hash: string;
  readonly lines: readonly OrderLine[];
};

/** Another writer got in between although the rows were locked: the batch is tried again, one by one. */
export class BatchBroken extends Error {
  override name = 'BatchBroken';
}

/** Writes a batch. What each of them asks has a name, under which the connection keeps its plan. The updates are conditional: should a row not allow what was decided, nothing of it stands. */
export async function writeBatch(tx: Tx, batch: Batch): Promise<void> {
  const { orders } = batch;
  const [only] = batch.byOffer.size === 1 ? (orders[0]?.lines ?? []) : [];
  // Sent in one go: they go over one connection in this order, and if one of them refuses none of them stands.
  await Promise.all([
    take(tx, batch),
    writeShares(tx, batch),
    only && orders.every(isPlain) ? writeAlike(tx, batch, only) : writeMixed(tx, batch),
    spendCoupons(tx, orders),
    joinGroups(tx, batch.station, orders),
  ]);
}

/** A list as PostgreSQL writes one: ids, hashes, numbers and NULL need no quotes, and the driver would look at each sign of each of them. */
const listOf = (values: readonly (string | number)[]): string => `{${values.join()}}`;

/** Nothing is sent for money, nothing taken off, nothing paid ahead: the price says all. */
const isPlain = ({ freight, discount, coupon, pricedFor, deposit }: PlacedRow): boolean =>
  freight === 0 && discount === 0 && coupon === null && pricedFor === null && deposit === 0;

/** Each coupon is spent once, by the row itself. */
async function spendCoupons(tx: Tx, orders: readonly PlacedRow[]): Promise<void> {
  const spent = orders.filter(({ coupon }) => coupon !== null);
  if (spent.length === 0) return;
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `UPDATE shop_coupon c SET order_id = t.id FROM unnest(?::uuid[], ?::uuid[]) AS t (id, coupon)
     WHERE c.id = t.coupon AND c.order_id IS NULL RETURNING 1`,
    [spent.map(({ id }) => id), spent.map(({ coupon }) => coupon)],
  );
  if (rows.length !== spent.length) throw new BatchBroken('a coupon no longer allows what was decided');
}

const TAKE = `
  WITH stock AS (
    UPDATE shop_stock s SET reserved = s.reserved + t.n FROM unnest(?::uuid[], ?::bigint[]) AS t (variant, n)
    WHERE s.variant = t.variant AND s.on_hand - s.reserved >= t.n RETURNING 1
  ), offers AS (
    UPDATE shop_offer o SET taken = o.taken + t.n FROM unnest(?::uuid[], ?::bigint[]) AS t (id, n)
    WHERE o.id = t.id AND (o.total IS NULL OR o.taken + t.n <= o.total) RETURNING 1
  ), batch AS (
    INSERT INTO shop_batch (id, station, root, signature, signing_key, orders, hashes, pay_until, at)
    VALUES (?, ?, ?, ?, ?, ?::uuid[], ?::text[], ?, ?)
  )
  SELECT (SELECT count(*)::int FROM stock) AS stock, (SELECT count(*)::int FROM offers) AS offers`;

async function take(tx: Tx, batch: Batch): Promise<void> {
  const { id, station, root, signature, signingKey, orders, byVariant, byOffer, now } = batch;
  const payUntil = orders.reduce(
    (first, one) => (one.payUntil < first ? one.payUntil : first),
    orders[0]?.payUntil ?? now,
  );
  const { rows } = await tx
    .raw<{ rows: { stock: number; offers: number }[] }>(TAKE, [
      ...[[...byVariant.keys()], [...byVariant.values()], [...byOffer.keys()], [...byOffer.values()]].map(listOf),
      ...[id, station, root, signature, signingKey],
      ...[listOf(orders.map((one) => one.id)), listOf(orders.map((one) => one.hash)), payUntil, now],
    ])
    .options({ name: 'shop.take' });
  if (rows[0]?.stock !== byVariant.size || rows[0].offers !== byOffer.size) {
    throw new BatchBroken('a row no longer allows what was decided');
  }
}

/** A first share is inserted as it is: should there be one after all, the key refuses it and the batch is tried again with a look first. */
async function writeShares(tx: Tx, { station, shares }: Batch): Promise<void> {
  const first = shares.filter((one) => one.isFirst);
  const more = shares.filter((one) => !one.isFirst);
  const [some] = first;
  if (some) {
    const one = first.every(({ offer, most }) => offer === some.offer && most === some.most);
    const insert = tx.raw(
      one
        ? `INSERT INTO shop_quota (offer, buyer, station, used, most)
           SELECT ?, t.buyer, ?, t.n, ? FROM unnest(?::uuid[], ?::int[]) AS t (buyer, n)`
        : `INSERT INTO shop_quota (offer, buyer, station, used, most)
           SELECT t.offer, t.buyer, ?, t.n, t.most FROM unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[]) AS t (offer, buyer, n, most)`,
      one
        ? [
            ...[some.offer, station, some.most],
            ...[listOf(first.map((share) => share.buyer)), listOf(first.map((share) => share.used))],
          ]
        : [station, ...shareColumns(first)],
    );
    await (one ? insert.options({ name: 'shop.shares' }) : insert);
  }
  if (more.length === 0) return;
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO shop_quota AS q (offer, buyer, station, used, most)
     SELECT t.offer, t.buyer, ?, t.n, t.most FROM unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[]) AS t (offer, buyer, n, most)
     ON CONFLICT (offer, buyer) DO UPDATE SET used = q.used + excluded.used, most = excluded.most
       WHERE q.used + excluded.used <= excluded.most RETURNING 1`,
    [station, ...shareColumns(more)],
  );
  if (rows.length !== more.length) throw new BatchBroken('a share no longer allows what was decided');
}

const shareColumns = (shares: readonly Share[]): Knex.RawBinding[] => [
  shares.map((one) => one.offer),
  shares.map((one) => one.buyer),
  shares.map((one) => one.used),
  shares.map((one) => one.most),
];

/** Orders of one line each, all for the same offer: what they have in common is said once. */
async function writeAlike(
  tx: Tx,
  { id, station, now, orders }: Batch,
  { offer, variant, price, noReturn }: OrderLine,
): Promise<void> {
  const insert = tx.raw(
    `WITH t AS MATERIALIZED (
       SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::uuid[])
         WITH ORDINALITY AS t (id, buyer, press, n, hash, session, place)
     ), lines AS (
       INSERT INTO shop_order_line (order_id, offer, variant, station, quantity, price, no_return)
       SELECT t.id, ?, ?, ?, t.n, ?, ?::boolean FROM t
     )
     INSERT INTO shop_order (id, station, buyer, press, state, goods, amount, placed_at, pay_until, moved_at, batch, place, hash,
       session)
     SELECT t.id, ?, t.buyer, t.press, 'awaiting-payment', t.n * ?::bigint, t.n * ?::bigint, ?::timestamptz, ?::timestamptz,
       ?::timestamptz, ?::uuid, t.place - 1, t.hash, t.session FROM t`,
    [
      ...[orders.map((one) => one.id), orders.map((one) => one.buyer), orders.map(pressOf)].map(listOf),
      ...[listOf(orders.map((one) => one.lines[0]?.quantity ?? 0)), listOf(orders.map((one) => one.hash))],
      listOf(orders.map((one) => one.session ?? 'NULL')),
      ...[offer, variant, station, price, noReturn],
      ...[station, price, price, now, orders[0]?.payUntil ?? now, now, id],
    ],
  );
  await insert.options({ name: 'shop.orders' });
}

async function writeMixed(tx: Tx, { id, station, now, orders }: Batch): Promise<void> {
  const lines = orders.flatMap(({ id: order, lines: all }) => all.map((line) => ({ order, ...line })));
  await tx.raw(
    `WITH orders AS (
       INSERT INTO shop_order (id, station, buyer, press, state, goods, freight, discount, amount, priced_for, coupon, deposit,
         placed_at, pay_until, moved_at, batch, place, hash, session)
       SELECT t.id, ?, t.buyer, t.press, 'awaiting-payment', t.goods, t.freight, t.discount, t.goods + t.freight - t.discount,
         t.priced_for, t.coupon, t.deposit, ?::timestamptz, t.pay_until, ?::timestamptz, ?::uuid, t.place - 1, t.hash,
         t.session
       FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::uuid[], ?::bigint[],
           ?::timestamptz[], ?::text[], ?::uuid[])
         WITH ORDINALITY AS t (id, buyer, press, goods, freight, discount, priced_for, coupon, deposit, pay_until, hash, session, place)
     )
     INSERT INTO shop_order_line (order_id, offer, variant, station, quantity, price, no_return)
     SELECT t.id, t.offer, t.variant, ?, t.quantity, t.price, t.no_return
     FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::bigint[], ?::boolean[])
       AS t (id, offer, variant, quantity, price, no_return)`,
    [
      ...[station, now, now, id],
      ...[orders.map((one) => one.id), orders.map((one) => one.buyer), orders.map(pressOf)],
      ...[
        orders.map((one) => one.goods),
        orders.map((one) => one.freight),
        orders.map((one) => one.discount),
        orders.map((one) => one.pricedFor),
        orders.map((one) => one.coupon),
        orders.map((one) => one.deposit),
        orders.map((one) => one.payUntil.toISOString()),
        orders.map((one) => one.hash),
        orders.map((one) => one.session),
      ],
      station,
      ...[lines.map((one) => one.order), lines.map((one) => one.offer), lines.map((one) => one.variant)],
      ...[lines.map((one) => one.quantity), lines.map((one) => one.price), lines.map((one) => one.noReturn)],
    ],
  );
}
