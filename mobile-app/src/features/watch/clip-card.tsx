import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { WatchedSession } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  card: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[3],
    paddingVertical: t.space[2],
    paddingHorizontal: t.space[4],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  words: { flex: 1, minWidth: 0 },
}));

/** Of which live a piece is, and the way to the whole where everybody may see it. */
export function ClipCard({ session }: { session: WatchedSession }) {
  const s = useStyles();
  const { t, tongue } = useWatchWords();
  const router = useRouter();
  const { id, clip, beganAt, plannedAt } = session;
  if (clip === null) return null;
  return (
    <View style={s.card} testID="clip">
      <Text size="note" tone="inkSoft" style={s.words}>
        {t('watch.clip', { when: fullDate(tongue, new Date(beganAt ?? plannedAt), new Date()) })}
      </Text>
      {clip.isWhole ? (
        <Button label={t('watch.clip.whole')} kind="quiet" onPress={() => router.replace(`/watch/${id}`)} />
      ) : null}
    </View>
  );
}
