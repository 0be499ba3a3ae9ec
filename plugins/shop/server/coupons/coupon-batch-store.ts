import type { Knex } from 'knex';
import type { Database, Tx } from '@hearth/cms/platform';
import type { CouponBatch, MakeCouponBatch, OfferedCoupon } from '../../contract';

/** A new batch. */
export type NewCouponBatch = MakeCouponBatch & { readonly id: string; readonly station: string; readonly by: string };

/** How batches of coupons are kept. */
export type CouponBatchStore = {
  list(station: string, before: string | undefined, limit: number): Promise<readonly CouponBatch[]>;
  find(read: Knex, station: string, id: string): Promise<CouponBatch | undefined>;
  insert(tx: Tx, batch: NewCouponBatch): Promise<void>;
  /** `false` when somebody else changed it first. */
  close(tx: Tx, station: string, seen: { readonly id: string; readonly version: number }): Promise<boolean>;
  /** Locks a batch of a station; whoever takes a coupon of it takes this first. */
  locked(tx: Tx, station: string, id: string): Promise<CouponBatch | undefined>;
  /** Counts one more given out; `false` when all are gone, it is closed or not its time. */
  takeOne(tx: Tx, id: string): Promise<boolean>;
  /** What a station gives out now. */
  offered(station: string): Promise<readonly OfferedCoupon[]>;
  /** How many of these offers are the station's. */
  countOffers(tx: Tx, station: string, offers: readonly string[]): Promise<number>;
};

type Row = Omit<CouponBatch, 'threshold' | 'cut' | 'validFrom' | 'validTo'> & {
  readonly threshold: string;
  readonly cut: string;
  readonly validFrom: Date;
  readonly validTo: Date;
};

const COLUMNS = `b.id, b.name, b.threshold, b.cut, b.offers::text[] AS offers, b.payer, b.total, b.per_buyer AS "perBuyer", b.issued,
  (SELECT count(*)::int FROM shop_coupon c WHERE c.batch = b.id AND c.order_id IS NOT NULL) AS used,
  b.valid_from AS "validFrom", b.valid_to AS "validTo", b.closed_at IS NOT NULL AS closed, b.version`;
const MOST_OFFERED = 50;

/** Keeps batches of coupons in `shop_coupon_batch`. */
export function couponBatchStore(database: Database): CouponBatchStore {
  const whole = (read: Knex): Knex.QueryBuilder => read('shop_coupon_batch as b').select(read.raw(COLUMNS));
  const one = async (query: Knex.QueryBuilder): Promise<CouponBatch | undefined> => {
    const row = (await query.first()) as Row | undefined;
    return row && batchOf(row);
  };
  return {
    async list(station, before, limit) {
      const query = whole(database.read).where('b.station', station).orderBy('b.id', 'desc').limit(limit);
      const rows = (await (before === undefined ? query : query.where('b.id', '<', before))) as Row[];
      return rows.map(batchOf);
    },
    find: (read, station, id) => one(whole(read).where({ 'b.station': station, 'b.id': id })),
    locked: (tx, station, id) => one(whole(tx).where({ 'b.station': station, 'b.id': id }).forNoKeyUpdate('b')),
    async insert(tx, { id, station, name, threshold, cut, offers, payer, total, perBuyer, validFrom, validTo, by }) {
      await tx('shop_coupon_batch').insert({
        ...{ id, station, name, threshold, cut, payer, total, per_buyer: perBuyer, made_by: by },
        ...{
          offers: offers === null ? null : tx.raw('?::uuid[]', [[...offers]]),
          valid_from: validFrom,
          valid_to: validTo,
        },
      });
    },
    async close(tx, station, { id, version }) {
      const closed = await tx('shop_coupon_batch')
        .where({ id, station, version })
        .whereNull('closed_at')
        .update({ closed_at: tx.raw('clock_timestamp()'), version: version + 1 });
      return closed === 1;
    },
    ...{ takeOne, countOffers },
    async offered(station) {
      const rows = (await whole(database.read)
        .where('b.station', station)
        .whereNull('b.closed_at')
        .whereRaw('b.issued + b.kept < b.total AND clock_timestamp() < b.valid_to')
        .select('b.kept')
        .orderBy('b.id', 'desc')
        .limit(MOST_OFFERED)) as (Row & { readonly kept: number })[];
      return rows.map(({ kept, ...row }) => offeredOf(batchOf(row), kept));
    },
  };
}

async function takeOne(tx: Tx, id: string): Promise<boolean> {
  const taken = await tx('shop_coupon_batch')
    .where({ id })
    .whereNull('closed_at')
    .whereRaw('issued + kept < total AND clock_timestamp() < valid_to')
    .update({ issued: tx.raw('issued + 1') });
  return taken === 1;
}

async function countOffers(tx: Tx, station: string, offers: readonly string[]): Promise<number> {
  const found = await tx('shop_offer')
    .where({ station })
    .whereIn('id', [...offers])
    .pluck<string[]>('id');
  return found.length;
}

/** What is kept for somebody is not left for anybody else. */
function offeredOf(batch: CouponBatch, kept: number): OfferedCoupon {
  const { id, name, threshold, cut, offers, validFrom, validTo, total, issued } = batch;
  return { id, name, threshold, cut, offers, validFrom, validTo, left: total - issued - kept };
}

function batchOf({ threshold, cut, validFrom, validTo, ...row }: Row): CouponBatch {
  return {
    ...row,
    ...{ threshold: Number(threshold), cut: Number(cut) },
    ...{ validFrom: validFrom.toISOString(), validTo: validTo.toISOString() },
  };
}
