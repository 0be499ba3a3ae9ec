import { View } from 'react-native';
import { changePrefs, prefs, READING_SIZES } from '@/data/prefs';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  pair: { flexDirection: 'row' },
  box: { width: t.target, height: t.target, alignItems: 'center', justifyContent: 'center' },
  off: { opacity: 0.4 },
}));

/** Two letters, small and large, where the reader's eyes are: not only in the settings. */
export function ReadingSize() {
  const s = useStyles();
  const { t } = useWords();
  const { reading } = useStore(prefs);
  const last = READING_SIZES.length - 1;
  // Read from the store, not from this render: two quick taps are two steps.
  const step = (by: number) => changePrefs({ reading: Math.min(Math.max(prefs.get().reading + by, 0), last) });
  return (
    <View style={s.pair} role="group" aria-label={t('story.size')}>
      <Press
        role="button"
        aria-label={`A− ${t('story.smaller')}`} // what is seen comes first, for readers who speak to the screen
        aria-disabled={reading === 0}
        onPress={() => step(-1)}
        style={[s.box, reading === 0 && s.off]}
      >
        <Text size="note" bold>
          A−
        </Text>
      </Press>
      <Press
        role="button"
        aria-label={`A+ ${t('story.larger')}`}
        aria-disabled={reading === last}
        onPress={() => step(1)}
        style={[s.box, reading === last && s.off]}
      >
        <Text size="row" bold>
          A+
        </Text>
      </Press>
    </View>
  );
}
