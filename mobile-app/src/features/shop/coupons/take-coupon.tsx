import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useState } from 'react';
import type { Coupon, OfferedCoupon } from '@/contract/types';
import { MY_COUPONS } from '@/data/coupon-key';
import { claimCoupon } from '@/data/coupons';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useShopWords } from '../shop-words';
import { useSaid } from '@/words/use-said';
import { CouponRow } from './coupon-row';

interface TakeCouponProps {
  readonly coupon: OfferedCoupon;
  /** The reader's own, to see whether one of this batch waits to be used. */
  readonly mine: readonly Coupon[];
}

/** A coupon that is given out, with the button that takes it. */
export function TakeCoupon({ coupon, mine }: TakeCouponProps) {
  const { t } = useShopWords();
  const router = useRouter();
  const client = useQueryClient();
  const { status } = useStore(session);
  const trying = useSaid();
  const [isTaken, setTaken] = useState(false);
  const has = isTaken || mine.some(({ batch, order }) => batch === coupon.id && order === null);
  const take = async () => {
    if (!(await trying.attempt(() => claimCoupon(coupon.id)))) return;
    setTaken(true);
    await client.invalidateQueries({ queryKey: MY_COUPONS });
  };
  const press = () => (status === 'in' ? void take() : router.push('/sign-in'));
  return (
    <>
      <CouponRow coupon={coupon}>
        {has ? (
          <Text tone="proof" live>
            {t('coupon.taken')}
          </Text>
        ) : (
          <Button
            kind="quiet"
            label={t(status === 'in' ? 'coupon.take' : 'coupon.signin')}
            onPress={press}
            busy={trying.busy}
            disabled={coupon.left === 0}
          />
        )}
      </CouponRow>
      {trying.said === null ? null : (
        <Text size="note" tone="stop" live>
          {trying.said}
        </Text>
      )}
    </>
  );
}
