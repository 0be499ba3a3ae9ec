import { ok } from '@hearth/cms/kernel';
import { routes, type RouteGroup } from '@hearth/cms/platform';
import { claimingContract, couponContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { claimCoupon } from './claim-coupon';
import { closeCouponBatch, makeCouponBatch } from './make-coupon-batch';

const PAGE = 50;

/** Coupons for the shop's people and for buyers: HTTP in, result out. */
export function couponRoutes({ couponing: deps }: Shop): readonly RouteGroup[] {
  return [
    routes(couponContract, {
      couponBatches: async ({ actor, query }) => {
        const found = await deps.batches.list(actor.station, query.before, PAGE + 1);
        return ok({ batches: found.slice(0, PAGE), more: found.length > PAGE });
      },
      makeCouponBatch: ({ actor, body }) => makeCouponBatch(deps, actor, body),
      closeCouponBatch: ({ actor, params, body }) => closeCouponBatch(deps, actor, { ...params, ...body }),
    }),
    routes(claimingContract, {
      offeredCoupons: async ({ query }) => ok({ coupons: [...(await deps.batches.offered(query.station))] }),
      myCoupons: async ({ actor }) => ok({ coupons: [...(await deps.coupons.ofBuyer(actor.id))] }),
      claimCoupon: ({ actor, params }) => claimCoupon(deps, actor, params.id),
    }),
  ];
}
