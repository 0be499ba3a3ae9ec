import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  place: { position: 'absolute', top: t.space[3], left: 0, right: 0, alignItems: 'center' },
  pill: {
    minHeight: t.target,
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[2],
    paddingHorizontal: t.space[5],
    borderRadius: t.target / 2,
    backgroundColor: t.colour.ember,
    boxShadow: t.shadow,
  },
}));

/** Says that something arrived, and leaves the list where the reader's eyes are. */
export function NewsPill({ count, onPress }: { count: number; onPress: () => void }) {
  const s = useStyles();
  const { t } = useWords();
  return (
    <View role="status" aria-live="polite" style={s.place} pointerEvents="box-none">
      {count > 0 ? (
        <Press role="button" onPress={onPress} style={s.pill}>
          <Icon name="refresh" tone="onEmber" size={18} />
          <Text tone="onEmber" bold>
            {t('feed.new', { n: count })}
          </Text>
        </Press>
      ) : null}
    </View>
  );
}
