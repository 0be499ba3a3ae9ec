import { useState } from 'react';
import { View } from 'react-native';
import type { OwnOrder } from '@/contract/types';
import { moveOrder } from '@/data/shop';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useShopWords } from './shop-words';
import { useSaid } from '@/words/use-said';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], paddingVertical: t.space[2] },
  pair: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
}));

/** What the buyer may do besides paying: take it back until all is paid, or say that it came. */
export function OrderDeeds({ order, onMoved }: { order: OwnOrder; onMoved: () => void }) {
  const s = useStyles();
  const { t } = useShopWords();
  const [asks, setAsks] = useState(false);
  const trying = useSaid();
  const mayCancel = order.state === 'awaiting-payment' || order.state === 'reserved';
  const move = async (event: 'cancel' | 'receive') => {
    await trying.attempt(() => moveOrder(order.id, event));
    setAsks(false);
    onMoved();
  };
  return (
    <View style={s.part}>
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
      {order.state === 'delivered' ? (
        <Button label={t('receive')} onPress={() => void move('receive')} busy={trying.busy} />
      ) : null}
      {mayCancel && !asks ? <Button kind="quiet" label={t('cancel')} onPress={() => setAsks(true)} /> : null}
      {mayCancel && asks ? (
        <>
          <Text live>{t(order.state === 'reserved' ? 'cancel.sure.deposit' : 'cancel.sure')}</Text>
          <View style={s.pair}>
            <Button kind="danger" label={t('cancel.yes')} onPress={() => void move('cancel')} busy={trying.busy} />
            <Button kind="quiet" label={t('cancel.no')} onPress={() => setAsks(false)} />
          </View>
        </>
      ) : null}
    </View>
  );
}
