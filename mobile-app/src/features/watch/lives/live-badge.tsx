import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { useLiveWords, type LiveWord } from './live-words';

const useStyles = styles((t) => ({
  badge: { flexDirection: 'row', alignItems: 'center', gap: t.space[1], flexShrink: 0 },
  dot: { width: 8, height: 8, borderRadius: 4, backgroundColor: t.colour.ember },
  hollow: { backgroundColor: 'transparent', borderWidth: 2, borderColor: t.colour.wait },
  plain: { backgroundColor: t.colour.inkSoft, borderRadius: 1 },
}));

export type BadgeState = 'live' | 'reconnecting' | 'recorded' | 'waiting' | 'ended';

const WORDS: Readonly<Record<BadgeState, LiveWord>> = {
  live: 'live.state.live',
  reconnecting: 'live.state.reconnecting',
  recorded: 'live.state.recorded',
  waiting: 'live.state.waiting',
  ended: 'live.state.ended',
};
const TONES = {
  live: 'ember',
  reconnecting: 'wait',
  recorded: 'inkSoft',
  waiting: 'inkSoft',
  ended: 'inkSoft',
} as const;

/** Full while live, hollow while the signal is away, square when nothing is on air: the colour is not alone. */
export function LiveBadge({ state }: { state: BadgeState }) {
  const s = useStyles();
  const { t } = useLiveWords();
  const isQuiet = state !== 'live' && state !== 'reconnecting';
  return (
    <View style={s.badge}>
      <View style={[s.dot, state === 'reconnecting' && s.hollow, isQuiet && s.plain]} />
      <Text size="note" tone={TONES[state]} bold>
        {t(WORDS[state])}
      </Text>
    </View>
  );
}
