import { definePort, type RefusalOf } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { CouponBatch } from './coupons';
import type { shopErrors } from './errors';

/** So many coupons of a batch of a station. */
export type CouponsOf = { readonly station: string; readonly batch: string; readonly count: number };

/** What whoever gives coupons away asks of the shop (发券端口): they are kept first, so that nobody is promised one that is gone. */
export type CouponGiver = {
  /** A batch of a station; undefined when it has none of that id. */
  find(station: string, batch: string): Promise<CouponBatch | undefined>;
  /** Keeps some for later: nobody else is given them. Refuses when so many are not left, or the batch gives out no more. */
  keep(
    tx: Tx,
    what: CouponsOf,
  ): Promise<Result<CouponBatch, RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND' | 'COUPONS_GONE'>>>;
  /** What was kept and nobody took is given out again. */
  letGo(tx: Tx, what: CouponsOf): Promise<void>;
  /** Gives one that was kept to each of these buyers; answers the coupon of each. */
  give(
    tx: Tx,
    what: Omit<CouponsOf, 'count'> & { readonly buyers: readonly string[] },
  ): Promise<ReadonlyMap<string, string>>;
};

/** Where it is found. */
export const couponGiverPort = definePort<CouponGiver>('shop.coupons');
