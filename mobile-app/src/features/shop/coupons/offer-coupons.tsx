import { Part } from '../part';
import { useShopWords } from '../shop-words';
import { countsFor } from './coupon.rules';
import { TakeCoupon } from './take-coupon';
import { useMyCoupons, useOfferedCoupons } from './use-coupons';

/** The coupons that the station gives out for an offer; where there are none, nothing is said. */
export function OfferCoupons({ offer }: { readonly offer: string }) {
  const { t } = useShopWords();
  const offered = useOfferedCoupons();
  const coupons = (offered.data ?? []).filter((coupon) => coupon.left > 0 && countsFor(coupon, offer));
  const mine = useMyCoupons(coupons.length > 0);
  if (coupons.length === 0) return null;
  return (
    <Part title={t('coupon.title')}>
      {coupons.map((coupon) => (
        <TakeCoupon key={coupon.id} coupon={coupon} mine={mine.data ?? []} />
      ))}
    </Part>
  );
}
