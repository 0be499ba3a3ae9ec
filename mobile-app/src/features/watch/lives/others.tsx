import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { LiveCard } from './live-card';
import { useLiveWords } from './live-words';
import { useLives } from './use-lives';

const MOST = 4;

const useStyles = styles((t) => ({
  whole: { paddingTop: t.space[6] },
  head: { paddingBottom: t.space[2], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
}));

/** What else is on air. Where nothing is, nothing stands. */
export function Others({ playback }: { playback: string }) {
  const s = useStyles();
  const { t } = useLiveWords();
  const { data } = useLives(true);
  const others = data?.lives.filter(({ playbackId }) => playbackId !== playback).slice(0, MOST) ?? [];
  if (!data || others.length === 0) return null;
  return (
    <View style={s.whole}>
      <Text bold level={2} style={s.head}>
        {t('live.others')}
      </Text>
      {others.map((live) => (
        <LiveCard key={live.playbackId} live={live} asOf={data.asOf} small />
      ))}
    </View>
  );
}
