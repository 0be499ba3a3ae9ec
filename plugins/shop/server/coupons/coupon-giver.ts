import { err, ok, type Ids } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { CouponGiver } from '../../contract';
import type { CouponBatchStore } from './coupon-batch-store';
import type { KeptCouponStore } from './kept-coupon-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly batches: CouponBatchStore;
  readonly kept: KeptCouponStore;
};

/** Builds what gives coupons away that were kept for it. All of a batch stand in line at its row, as those do who claim one. */
export function createCouponGiver({ database, ids, batches, kept }: Deps): CouponGiver {
  return {
    find: (station, batch) => batches.find(database.read, station, batch),
    async keep(tx, { station, batch, count }) {
      const of = await batches.locked(tx, station, batch);
      if (!of) return err('SHOP.COUPON_BATCH_NOT_FOUND');
      return (await kept.keep(tx, batch, count)) ? ok(of) : err('SHOP.COUPONS_GONE');
    },
    async letGo(tx, { station, batch, count }) {
      if (count === 0 || !(await batches.locked(tx, station, batch))) return;
      await kept.letGo(tx, batch, count);
    },
    async give(tx, { station, batch, buyers }) {
      if (buyers.length === 0) return new Map();
      await batches.locked(tx, station, batch);
      const given = buyers.map((buyer) => ({ id: ids.next(), buyer }));
      await kept.give(tx, { station, batch, given });
      return new Map(given.map(({ id, buyer }) => [buyer, id]));
    },
  };
}
