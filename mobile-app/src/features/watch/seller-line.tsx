import { View } from 'react-native';
import type { LiveSeller } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  strip: {
    paddingVertical: t.space[2],
    paddingHorizontal: t.space[4],
    backgroundColor: t.colour.sheet,
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'baseline', columnGap: t.space[2] },
}));

export interface SellerLineProps {
  readonly seller: LiveSeller | null;
  /** Who runs the room: said while nothing is shown. */
  readonly station: string;
}

/** Who sells what is shown, where, and how they are reached: always in sight, never covered, one look away (实际卖家). */
export function SellerLine({ seller, station }: SellerLineProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  return (
    <View role="region" aria-label={t('watch.seller')} style={s.strip} testID="seller-line">
      {seller === null ? (
        <Text size="note" tone="inkSoft">
          {t('watch.seller.none', { name: station })}
        </Text>
      ) : (
        <View style={s.line}>
          <Text size="note" tone="inkSoft">
            {t('watch.seller')}
          </Text>
          <Text size="note" bold>
            {seller.name}
          </Text>
          <Text size="note" tone="inkSoft" selectable>
            {seller.address}
          </Text>
          <Text size="note" tone="inkSoft" selectable>
            {seller.contact}
          </Text>
        </View>
      )}
    </View>
  );
}
