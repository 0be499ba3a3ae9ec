import { View } from 'react-native';
import type { TracePage } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Icon } from '@/ui/icon';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { useTraceWords } from './trace-words';

const useStyles = styles((t) => ({
  box: {
    flexDirection: 'row',
    gap: t.space[3],
    marginTop: t.space[4],
    padding: t.space[4],
    borderWidth: 2,
    borderColor: t.colour.stop,
    borderRadius: t.radius.control,
    backgroundColor: t.colour.sheet,
  },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
}));

/** The first thing on the page, and the first that is read aloud. */
export function RecallWarning({ recall }: { recall: NonNullable<TracePage['recall']> }) {
  const s = useStyles();
  const { t, tongue } = useTraceWords();
  const { at } = recall;
  return (
    <View style={s.box} role="alert">
      <Icon name="close" tone="stop" size={28} />
      <View style={s.words}>
        <Text size="title" bold tone="stop" level={2}>
          {t('trace.recalled')}
        </Text>
        <Text>
          {at === null
            ? t('trace.recalled.text')
            : t('trace.recalled.since', { when: fullDate(tongue, new Date(at), new Date()) })}
        </Text>
      </View>
    </View>
  );
}
