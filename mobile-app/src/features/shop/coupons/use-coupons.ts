import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MY_COUPONS } from '@/data/coupon-key';
import { fetchMyCoupons, fetchOfferedCoupons } from '@/data/coupons';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { fittingOf, type Basket, type Fitting } from './coupon.rules';

/** What the station that is chosen gives out now. */
export function useOfferedCoupons() {
  const station = useHome().data?.station.slug;
  return useQuery({
    queryKey: ['offered-coupons', station],
    queryFn: () => fetchOfferedCoupons(station ?? ''),
    enabled: station !== undefined,
  });
}

/** The reader's own. */
export function useMyCoupons(isWanted = true) {
  const { status, user } = useStore(session);
  return useQuery({
    queryKey: [...MY_COUPONS, user?.id],
    queryFn: fetchMyCoupons,
    enabled: isWanted && status === 'in',
    // Whoever presses again after the line broke asks for the same order, with the coupon that it may have spent already.
    refetchOnReconnect: false,
  });
}

/** What may be taken off an order: those that fit, the one that is used, and the ways to choose. */
export interface CouponChoice {
  readonly fitting: readonly Fitting[];
  readonly used: Fitting | null;
  /** Null: none is used. */
  readonly choose: (coupon: string | null) => void;
  /** One was refused: what is known of them is out of date. */
  readonly renew: () => void;
}

/** No coupon has this name, so that the best one that fits is taken. */
const BEST = '';

/** The best that fits is used until somebody chooses otherwise. */
export function useCouponChoice(basket: Basket): CouponChoice {
  const client = useQueryClient();
  const mine = useMyCoupons();
  const [wanted, setWanted] = useState<string | null>(BEST);
  const fitting = fittingOf(mine.data ?? [], basket, Date.now());
  const used = wanted === null ? null : (fitting.find(({ coupon }) => coupon.id === wanted) ?? fitting[0] ?? null);
  const renew = () => void client.invalidateQueries({ queryKey: MY_COUPONS });
  return { fitting, used, choose: setWanted, renew };
}
