import type { Coupon, OfferedCoupon } from '@/contract/types';
import { askFresh } from './etags';
import { query } from './http';
import { orThrow, type Result } from './result';
import { askShop } from './shop';

/** What a station gives out now. */
export async function fetchOfferedCoupons(station: string): Promise<readonly OfferedCoupon[]> {
  const path = query('/api/shop/coupons', { station });
  return orThrow(await askFresh<{ readonly coupons: readonly OfferedCoupon[] }>(path)).coupons;
}

/** The reader's own: good now or later, and those used of late. */
export const fetchMyCoupons = async (): Promise<readonly Coupon[]> =>
  orThrow(await askShop<{ readonly coupons: readonly Coupon[] }>('/my-coupons')).coupons;

/** Takes one; pressed twice it is one. */
export const claimCoupon = (batch: string): Promise<Result<Coupon>> =>
  askShop<Coupon>(`/coupons/${batch}/claim`, { method: 'POST' });
