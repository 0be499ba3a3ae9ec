import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { LiveMessage } from '@/contract/live-room';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Drawn } from '@/ui/icon';
import { LineField } from '@/ui/line-field';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { MOST_CHARS } from './say.rules';
import type { useLikes } from './use-likes';
import type { useSaying } from './use-saying';
import { useWatchWords } from './watch-words';

const HEART = 'M12 20.2C6.4 16 4 13 4 9.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.6c0 3.4-2.4 6.4-8 10.6z';
const FLYING = 'M3.5 5.5h17v11h-9l-4 3.4v-3.4h-4zM7 9h7M10 12.6h7';

const useStyles = styles((t) => ({
  whole: {
    gap: t.space[1],
    paddingHorizontal: t.space[3],
    paddingVertical: t.space[2],
    backgroundColor: t.colour.sheet,
  },
  row: { flexDirection: 'row', alignItems: 'center', gap: t.space[1] },
  sign: { flex: 1 },
  icon: { minWidth: t.target, flexDirection: 'row', alignItems: 'center', justifyContent: 'center', gap: 2 },
  figure: { fontVariant: ['tabular-nums'] },
}));

export interface TalkBarProps {
  readonly saying: ReturnType<typeof useSaying>;
  readonly likes: ReturnType<typeof useLikes>;
  /** What is written becomes this. */
  readonly kind: LiveMessage['kind'];
  readonly onDanmaku: () => void;
}

/** Where something is written; who is not signed in is led there first, because what is said has somebody who said it. */
function Writing({ saying, kind }: Pick<TalkBarProps, 'saying' | 'kind'>) {
  const s = useStyles();
  const { t } = useWatchWords();
  const router = useRouter();
  const { status } = useStore(session);
  if (status === 'out') {
    return (
      <View style={s.sign}>
        <Button kind="quiet" label={t('watch.say.sign')} onPress={() => router.push('/sign-in')} />
      </View>
    );
  }
  const label = t(kind === 'question' ? 'watch.say.ask' : 'watch.say');
  const send = () => void saying.send(kind);
  return (
    <>
      <LineField label={label} value={saying.text} most={MOST_CHARS} onChange={saying.write} onSend={send} />
      {saying.text === '' ? null : <Button label={t('watch.say.send')} onPress={send} busy={saying.busy} />}
    </>
  );
}

/** Writing, liking, and how much flies over the picture. */
export function TalkBar({ saying, likes, kind, onDanmaku }: TalkBarProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  const router = useRouter();
  const { status } = useStore(session);
  const { outcome } = saying;
  const like = () => (status === 'out' ? router.push('/sign-in') : likes.press());
  return (
    <View style={s.whole}>
      {outcome === null ? null : (
        <Text size="note" tone={outcome.tone} live>
          {t(outcome.word, { n: outcome.seconds ?? 0 })}
        </Text>
      )}
      <View style={s.row}>
        <Writing saying={saying} kind={kind} />
        <Press role="button" aria-label={t('watch.danmaku.title')} onPress={onDanmaku} style={s.icon}>
          <Drawn d={FLYING} />
        </Press>
        <Press
          role="button"
          aria-label={`${t('watch.like')}，${t('watch.likes', { n: likes.likes })}`}
          onPress={like}
          style={s.icon}
        >
          <Drawn d={HEART} tone="ember" />
          <Text size="caption" style={s.figure}>
            {likes.likes}
          </Text>
        </Press>
      </View>
    </View>
  );
}
