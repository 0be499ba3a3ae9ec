import type { Knex } from 'knex';
import type { Database, Tx } from '@hearth/cms/platform';
import type { Coupon } from '../../contract';
import type { CouponFacts } from './coupon.rules';

type FactsRow = Omit<CouponFacts, 'threshold' | 'cut'> & { readonly threshold: string; readonly cut: string };

/** Locks coupons, always in one order, and tells what there is to know of them. */
export async function lockCoupons(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CouponFacts>> {
  const { rows } = await tx.raw<{ rows: FactsRow[] }>(
    `SELECT c.id, c.station, c.buyer, c.order_id IS NOT NULL AS "isUsed", b.threshold, b.cut, b.offers::text[] AS offers,
       clock_timestamp() BETWEEN b.valid_from AND b.valid_to AS "isGood",
       ARRAY(SELECT o.id::text FROM shop_offer o WHERE o.station = c.station AND o.is_limited
         AND o.closes_at > clock_timestamp() - interval '1 hour') AS "notFor"
     FROM shop_coupon c JOIN shop_coupon_batch b ON b.id = c.batch WHERE c.id = ANY(?::uuid[]) ORDER BY c.id FOR NO KEY UPDATE OF c`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, { ...row, threshold: Number(row.threshold), cut: Number(row.cut) }]));
}

/** A coupon is free again: what it was used for is over. */
async function giveBack(tx: Tx, order: string): Promise<void> {
  await tx('shop_coupon').where({ order_id: order }).update({ order_id: null });
}

/** Spends a coupon for the order that spent it before, unless it was spent elsewhere. */
async function spendAgain(tx: Tx, coupon: string, order: string): Promise<void> {
  await tx('shop_coupon').where({ id: coupon }).whereNull('order_id').update({ order_id: order });
}

/** What orders do with coupons. */
export const couponUse = { giveBack, spendAgain } as const;

/** What orders do with coupons. */
export type CouponUse = typeof couponUse;

/** What is counted when a coupon is asked for. */
export type Claims = { readonly had: number; readonly free: Coupon | undefined };

/** How coupons of buyers are kept. */
export type CouponStore = {
  /** How many a buyer has had of a batch, and one that is not used yet. */
  claims(tx: Tx, batch: string, buyer: string): Promise<Claims>;
  insert(tx: Tx, coupon: NewCoupon): Promise<void>;
  find(read: Knex, buyer: string, id: string): Promise<Coupon | undefined>;
  ofBuyer(buyer: string): Promise<readonly Coupon[]>;
  /** Forgets what a buyer has not used; what was used belongs to its order. */
  forget(tx: Tx, buyer: string): Promise<void>;
};

/** A new coupon; `place` counts those of one buyer. */
export type NewCoupon = {
  readonly id: string;
  readonly station: string;
  readonly batch: string;
  readonly buyer: string;
  readonly place: number;
};

type Row = Omit<Coupon, 'threshold' | 'cut' | 'validFrom' | 'validTo'> & {
  readonly threshold: string;
  readonly cut: string;
  readonly validFrom: Date;
  readonly validTo: Date;
};

const COLUMNS = `c.id, c.batch, c.order_id AS "order", b.name, b.threshold, b.cut, b.offers::text[] AS offers, b.valid_from AS "validFrom",
  b.valid_to AS "validTo"`;

/** Keeps coupons in `shop_coupon`. */
export function couponStore(database: Database): CouponStore {
  const whole = (read: Knex): Knex.QueryBuilder =>
    read('shop_coupon as c').join('shop_coupon_batch as b', 'b.id', 'c.batch').select(read.raw(COLUMNS));
  return {
    async claims(tx, batch, buyer) {
      const rows = (await whole(tx).where({ 'c.batch': batch, 'c.buyer': buyer }).orderBy('c.place')) as Row[];
      const free = rows.find(({ order }) => order === null);
      return { had: rows.length, free: free && couponOf(free) };
    },
    async insert(tx, coupon) {
      await tx('shop_coupon').insert(coupon);
    },
    async find(read, buyer, id) {
      const row = (await whole(read).where({ 'c.buyer': buyer, 'c.id': id }).first()) as Row | undefined;
      return row && couponOf(row);
    },
    async ofBuyer(buyer) {
      const rows = (await whole(database.read)
        .where('c.buyer', buyer)
        .whereRaw(
          `CASE WHEN c.order_id IS NULL THEN b.valid_to > clock_timestamp() ELSE c.at > now() - interval '30 days' END`,
        )
        .orderByRaw('c.order_id IS NOT NULL, b.valid_to, c.id')
        .limit(200)) as Row[];
      return rows.map(couponOf);
    },
    async forget(tx, buyer) {
      await tx('shop_coupon').where({ buyer }).whereNull('order_id').delete();
    },
  };
}

function couponOf({ threshold, cut, validFrom, validTo, ...row }: Row): Coupon {
  return {
    ...row,
    ...{ threshold: Number(threshold), cut: Number(cut) },
    ...{ validFrom: validFrom.toISOString(), validTo: validTo.toISOString() },
  };
}
