import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { Coupon, shopErrors } from '../../contract';
import type { CouponBatchStore } from './coupon-batch-store';
import type { CouponStore } from './coupon-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly batches: CouponBatchStore;
  readonly coupons: CouponStore;
};
type Refused = RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND' | 'COUPONS_GONE' | 'COUPON_LIMIT'>;

/**
 * Takes a coupon of a batch of the reader's station. Whoever has one that is not used is given that one again, so that pressing twice takes one; all
 * of a batch stand in line at its row, so that no more are given out than there are.
 */
export async function claimCoupon(
  { database, ids, batches, coupons }: Deps,
  { id: buyer, station }: ReaderActor,
  batch: string,
): Promise<Result<Coupon, Refused>> {
  return database.transaction(async (tx) => {
    const of = await batches.locked(tx, station, batch);
    if (!of) return err('SHOP.COUPON_BATCH_NOT_FOUND');
    const { had, free } = await coupons.claims(tx, batch, buyer);
    if (free) return ok(free);
    if (had >= of.perBuyer) return err('SHOP.COUPON_LIMIT', { most: of.perBuyer });
    if (!(await batches.takeOne(tx, batch))) return err('SHOP.COUPONS_GONE');
    const id = ids.next();
    await coupons.insert(tx, { id, station, batch, buyer, place: had + 1 });
    const { name, threshold, cut, offers, validFrom, validTo } = of;
    return ok({ id, batch, name, threshold, cut, offers, validFrom, validTo, order: null });
  });
}
