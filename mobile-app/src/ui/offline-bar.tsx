import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { useWords } from '@/words/words';
import { Icon } from './icon';
import { Text } from './text';

const useStyles = styles((t) => ({
  bar: {
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: t.space[2],
    paddingVertical: t.space[2],
    paddingHorizontal: t.space[4],
    backgroundColor: t.colour.fold,
    borderBottomWidth: 2,
    borderBottomColor: t.colour.wait,
  },
  words: { flexShrink: 1 },
}));

/** Full width and in words: a small dot is overlooked when it matters. */
export function OfflineBar({ shown }: { shown: boolean }) {
  const s = useStyles();
  const { t } = useWords();
  return (
    <View role="status" aria-live="polite">
      {shown ? (
        <View style={s.bar}>
          <Icon name="noNet" tone="wait" size={20} />
          <Text size="note" style={s.words}>
            {t('offline.bar')}
          </Text>
        </View>
      ) : null}
    </View>
  );
}
