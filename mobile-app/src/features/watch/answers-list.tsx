import { ScrollView, View } from 'react-native';
import type { WatchedAnswer } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Text } from '@/ui/text';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  whole: { flex: 1, minHeight: 72 },
  rows: { paddingHorizontal: t.space[4], paddingVertical: t.space[2], gap: t.space[3] },
  row: { gap: 2 },
  by: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[2] },
}));

/** What was asked and answered, the newest first, each with who answers for it; a machine is named as one. */
export function AnswersList({ answers }: { answers: readonly WatchedAnswer[] }) {
  const s = useStyles();
  const { t } = useWatchWords();
  return (
    <ScrollView style={s.whole} contentContainerStyle={s.rows} tabIndex={0} aria-label={t('watch.ask.tab')}>
      {answers.length === 0 ? <Text tone="inkSoft">{t('watch.ask.empty')}</Text> : null}
      {[...answers].reverse().map(({ id, text, answer, by, isMachine }) => (
        <View key={id} style={s.row}>
          <Text size="note" tone="inkSoft">
            {text}
          </Text>
          <Text selectable>{answer}</Text>
          <View style={s.by}>
            {isMachine ? (
              <Badge kind="quiet" label={t('watch.ask.machine')} />
            ) : (
              <Text size="caption" tone="inkSoft">
                {t('watch.ask.by', { name: by })}
              </Text>
            )}
          </View>
        </View>
      ))}
    </ScrollView>
  );
}
