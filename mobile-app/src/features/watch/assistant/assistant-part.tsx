import { useRouter } from 'expo-router';
import { ScrollView, View } from 'react-native';
import { refusalOf } from '@/data/result';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { LineField } from '@/ui/line-field';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { useWatchWords } from '../watch-words';
import { AnswerRow } from './answer-row';
import { useAssistant } from './use-assistant';

/** The longest question that is taken. */
const MOST_CHARS = 200;

const useStyles = styles((t) => ({
  whole: { flex: 1, minHeight: 72 },
  rows: { paddingHorizontal: t.space[4], paddingVertical: t.space[2], gap: t.space[3] },
  bar: {
    gap: t.space[1],
    paddingHorizontal: t.space[3],
    paddingVertical: t.space[2],
    backgroundColor: t.colour.sheet,
  },
  row: { flexDirection: 'row', alignItems: 'center', gap: t.space[1] },
  sign: { flex: 1 },
}));

type Assistant = ReturnType<typeof useAssistant>;

/** Where a question is written; who is not signed in is led there first, because an answer has to find whoever asked. */
function Asking({ text, write, send, busy, status }: Assistant) {
  const s = useStyles();
  const { t } = useWatchWords();
  const router = useRouter();
  if (status === 'out') {
    return (
      <View style={s.sign}>
        <Button kind="quiet" label={t('watch.help.signin')} onPress={() => router.push('/sign-in')} />
      </View>
    );
  }
  const press = () => void send();
  return (
    <>
      <LineField label={t('watch.help.say')} value={text} most={MOST_CHARS} onChange={write} onSend={press} />
      {text === '' ? null : <Button label={t('watch.say.send')} onPress={press} busy={busy} />}
    </>
  );
}

/** What was asked, the newest first: seen by whoever asked it and by the station, by nobody else. */
function Asked({ asked }: Pick<Assistant, 'asked'>) {
  const { data, isError, isFetching, error, refetch } = asked;
  if (isError && data === undefined) {
    return <ErrorState failure={refusalOf(error)} onRetry={() => void refetch()} busy={isFetching} />;
  }
  return (data ?? []).map((answer) => <AnswerRow key={answer.id} answer={answer} />);
}

/** The assistant of a live (智能助手): what it answers is marked as a machine's, and what it may not answer goes to a person. */
export function AssistantPart({ session }: { readonly session: string }) {
  const s = useStyles();
  const { t } = useWatchWords();
  const assistant = useAssistant(session);
  return (
    <>
      <ScrollView style={s.whole} contentContainerStyle={s.rows} tabIndex={0} aria-label={t('watch.help.tab')}>
        <Text size="note" tone="inkSoft">
          {t('watch.help.text')}
        </Text>
        <Asked asked={assistant.asked} />
      </ScrollView>
      <View style={s.bar}>
        {assistant.said === null ? null : (
          <Text size="note" tone="stop" live>
            {assistant.said}
          </Text>
        )}
        <View style={s.row}>
          <Asking {...assistant} />
        </View>
      </View>
    </>
  );
}
