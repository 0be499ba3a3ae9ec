import { useQuery } from '@tanstack/react-query';
import { ScrollView, View } from 'react-native';
import type { LiveQuestion } from '@/contract/live-room';
import { fetchQuestions } from '@/data/live-room';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  whole: { flex: 1, minHeight: 72 },
  rows: { paddingHorizontal: t.space[4], paddingVertical: t.space[2], gap: t.space[3] },
  row: { gap: 2 },
}));

/** What was answered before, and since then by the room; each once, the newest first. */
function useAnswers(room: string, told: readonly LiveQuestion[]): readonly LiveQuestion[] {
  const { data = [] } = useQuery({ queryKey: ['live-questions', room], queryFn: () => fetchQuestions(room) });
  const fresh = [...told].reverse();
  const known = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...data.filter(({ id, state }) => state === 'answered' && !known.has(id))];
}

interface AnswersListProps {
  readonly room: string;
  readonly told: readonly LiveQuestion[];
}

/** What was asked and answered, each with who answers for it. */
export function AnswersList({ room, told }: AnswersListProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  const answers = useAnswers(room, told);
  return (
    <ScrollView style={s.whole} contentContainerStyle={s.rows} tabIndex={0} aria-label={t('watch.ask.tab')}>
      {answers.length === 0 ? <Text tone="inkSoft">{t('watch.ask.empty')}</Text> : null}
      {answers.map(({ id, text, answer, answeredBy }) => (
        <View key={id} style={s.row}>
          <Text size="note" tone="inkSoft">
            {text}
          </Text>
          <Text selectable>{answer ?? t('watch.ask.aloud')}</Text>
          {answeredBy === null ? null : (
            <Text size="caption" tone="inkSoft">
              {t('watch.ask.by', { name: answeredBy })}
            </Text>
          )}
        </View>
      ))}
    </ScrollView>
  );
}
