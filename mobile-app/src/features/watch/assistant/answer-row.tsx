import { View } from 'react-native';
import type { LiveAnswer } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Text } from '@/ui/text';
import { useWatchWords } from '../watch-words';
import { minutesOf } from './answer.rules';

const useStyles = styles(() => ({ row: { gap: 2, alignItems: 'flex-start' } }));

/** Where the answer stands, so that whoever doubts it can look. */
function Source({ source }: Pick<LiveAnswer, 'source'>) {
  const { t, locale } = useWatchWords();
  if (source === null) return null;
  const said =
    source.kind === 'paper'
      ? t('watch.help.source.paper', { name: source.name[locale], page: source.page })
      : t(`watch.help.source.${source.kind}`);
  return (
    <Text size="caption" tone="inkSoft">
      {said}
    </Text>
  );
}

/** A person takes it over: that it is so, and how long it takes as things go. */
function Handed({ answer: { outcome, reply, queue } }: { readonly answer: LiveAnswer }) {
  const { t } = useWatchWords();
  if (outcome === 'answered') return null;
  if (reply !== null) {
    return (
      <>
        <Text selectable>{reply.text}</Text>
        <Text size="caption" tone="inkSoft">
          {t('watch.ask.by', { name: reply.by })}
        </Text>
      </>
    );
  }
  return (
    <>
      <Badge kind="wait" label={t(outcome === 'unknown' ? 'watch.help.unknown' : 'watch.help.handed')} />
      {queue === null ? null : (
        <Text size="caption" tone="inkSoft">
          {t('watch.help.queue', { ahead: queue.ahead, n: minutesOf(queue.seconds) })}
        </Text>
      )}
    </>
  );
}

/** A question to the assistant with what was said to it; a machine's words carry its mark. */
export function AnswerRow({ answer }: { readonly answer: LiveAnswer }) {
  const s = useStyles();
  const { locale } = useWatchWords();
  const { question, text, label, source } = answer;
  return (
    <View style={s.row} role="group" aria-label={question}>
      <Text size="note" tone="inkSoft">
        {question}
      </Text>
      {text === null ? null : (
        <>
          <Text selectable live>
            {text}
          </Text>
          <Badge kind="quiet" label={label[locale]} />
          <Source source={source} />
        </>
      )}
      <Handed answer={answer} />
    </View>
  );
}
