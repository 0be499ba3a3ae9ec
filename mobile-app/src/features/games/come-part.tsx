import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { comeToLive } from '@/data/games';
import { MY_COUPONS } from '@/data/coupon-key';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { useGamesWords } from './games-words';
import { MY_RESERVATIONS, useReservations } from './use-games';

const useStyles = styles((t) => ({ thanks: { paddingVertical: t.space[2] } }));

/**
 * Put where a live goes on: whoever had reserved it has come, and is told what they are given for that. Nothing is shown to anybody else; without a net it
 * is tried again when the page is opened again.
 */
export function ComePart({ session }: { readonly session: string }) {
  const s = useStyles();
  const { t } = useGamesWords();
  const client = useQueryClient();
  const own = useReservations().data?.reservations.find((one) => one.session === session);
  const isExpected = own !== undefined && !own.came;
  const [hasCoupon, setCoupon] = useState(false);
  useEffect(() => {
    if (!isExpected) return;
    const come = async () => {
      const answer = await comeToLive(session);
      if (!answer.ok) return;
      setCoupon(answer.value.coupon !== null);
      if (answer.value.came) await client.invalidateQueries({ queryKey: MY_RESERVATIONS });
      if (answer.value.coupon !== null) await client.invalidateQueries({ queryKey: MY_COUPONS });
    };
    void come();
  }, [client, session, isExpected]);
  if (!hasCoupon) return null;
  return (
    <Text tone="ember" live style={s.thanks}>
      {t('come.coupon')}
    </Text>
  );
}
