import { useRouter } from 'expo-router';
import type { WatchedSession } from '@/contract/live-room';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { CardRow } from './card-row';
import { useWatchWords } from './watch-words';

/** Of which live a piece is, and the way to the whole where everybody may see it. */
export function ClipCard({ session }: { session: WatchedSession }) {
  const { t, tongue } = useWatchWords();
  const router = useRouter();
  const { id, clip, beganAt, plannedAt } = session;
  if (clip === null) return null;
  const seeWhole = () => router.replace(`/watch/${id}`);
  const whole = clip.isWhole ? <Button label={t('watch.clip.whole')} kind="quiet" onPress={seeWhole} /> : null;
  return (
    <CardRow testID="clip" action={whole}>
      <Text size="note" tone="inkSoft">
        {t('watch.clip', { when: fullDate(tongue, new Date(beganAt ?? plannedAt), new Date()) })}
      </Text>
    </CardRow>
  );
}
