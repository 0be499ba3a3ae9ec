import { View } from 'react-native';
import type { OwnOrder, PickUp } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { Part } from '../part';
import { useShopWords } from '../shop-words';
import { showsCode, spoken } from './group.rules';
import { PointLines } from './point-lines';

const useStyles = styles((t) => ({
  code: { alignItems: 'center', gap: t.space[1], paddingVertical: t.space[4], backgroundColor: t.colour.fold },
  figures: { fontVariant: ['tabular-nums'] },
}));

const WAITS: readonly OwnOrder['state'][] = [
  ...(['paid', 'held', 'shortage', 'confirmed', 'picking', 'shipped', 'delivered'] as const),
];

/** Where an order is picked up, and the code that is said there, large enough to be held out. */
export function PickUpPart({ order, pickUp }: { readonly order: OwnOrder; readonly pickUp: PickUp }) {
  const s = useStyles();
  const { t } = useShopWords();
  const { code, point, state } = pickUp;
  const isCoded = showsCode(state) && WAITS.includes(order.state);
  return (
    <Part title={t('group.point')}>
      {WAITS.includes(order.state) ? <Text live>{t(`pickup.${state}`)}</Text> : null}
      {isCoded ? (
        <View style={s.code} role="img" aria-label={t('pickup.code.said', { code: spoken(code) })}>
          <Text size="note" tone="inkSoft">
            {t('pickup.code')}
          </Text>
          <Text size="display" bold style={s.figures}>
            {spoken(code)}
          </Text>
        </View>
      ) : null}
      <PointLines point={point} />
    </Part>
  );
}
