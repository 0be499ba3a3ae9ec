import { useEffect } from 'react';
import type { Coupon } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { Page } from '@/ui/page';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { Part } from '../part';
import { RowsSkeleton } from '../shelf-skeleton';
import { useShopWords } from '../shop-words';
import { inOrder, standingOf } from './coupon.rules';
import { CouponRow } from './coupon-row';
import { TakeCoupon } from './take-coupon';
import { useMyCoupons, useOfferedCoupons } from './use-coupons';

function Mine({ coupons }: { coupons: readonly Coupon[] }) {
  const { t, when } = useShopWords();
  const now = Date.now();
  const noteOf = (coupon: Coupon): string | null => {
    const standing = standingOf(coupon, now);
    if (standing === 'good') return null;
    return t(`coupon.standing.${standing}`, { when: when(coupon.validFrom) });
  };
  return (
    <Part title={t('coupon.mine')}>
      {coupons.length === 0 ? <Text tone="inkSoft">{t('coupon.mine.none')}</Text> : null}
      {inOrder(coupons, now).map((coupon) => (
        <CouponRow key={coupon.id} coupon={coupon} note={noteOf(coupon)} />
      ))}
    </Part>
  );
}

function Inside() {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const offered = useOfferedCoupons();
  const mine = useMyCoupons();
  const home = useHome();
  // Without the station nobody knows whose coupons to ask for.
  const failed = [home, offered, mine].find(({ isError, data }) => isError && data === undefined);
  if (failed) {
    const retry = () => void failed.refetch();
    return <ErrorState failure={refusalOf(failed.error)} onRetry={retry} busy={failed.isFetching} />;
  }
  if (!offered.data || mine.isLoading) return <RowsSkeleton word="coupon.loading" />;
  return (
    <>
      <Part title={t('coupon.offered')}>
        {offered.data.length === 0 ? <Text tone="inkSoft">{t('coupon.offered.none')}</Text> : null}
        {offered.data.map((coupon) => (
          <TakeCoupon key={coupon.id} coupon={coupon} mine={mine.data ?? []} />
        ))}
      </Part>
      {status === 'in' ? <Mine coupons={mine.data ?? []} /> : null}
    </>
  );
}

/** Coupons (优惠券): what the station gives out, and one's own. */
export function CouponsScreen() {
  const { t } = useShopWords();
  const title = t('coupon.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      <Inside />
    </Page>
  );
}
