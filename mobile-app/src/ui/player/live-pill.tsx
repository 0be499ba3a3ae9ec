import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import type { PlayerState } from './player-types';
import { usePlayerWords } from './player-words';
import { behindLive, clockWords } from './time.rules';

const useStyles = styles((t) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: t.space[2],
    paddingHorizontal: t.space[2],
    minHeight: t.target,
  },
  dot: { width: 8, height: 8, borderRadius: 4, backgroundColor: t.colour.ember },
  away: { backgroundColor: t.colour.inkSoft },
  figures: { fontVariant: ['tabular-nums'] },
}));

/** Live, or how far behind it and the way back. */
export function LivePill({ state, onLive }: { state: PlayerState; onLive: () => void }) {
  const s = useStyles();
  const { t } = usePlayerWords();
  const behind = behindLive(state);
  if (behind === 0) {
    return (
      <View style={s.row}>
        <View style={[s.dot, state.phase !== 'playing' && s.away]} />
        <Text size="note">{t('player.live')}</Text>
      </View>
    );
  }
  return (
    <Press role="button" onPress={onLive} style={s.row}>
      <Text size="note" tone="ember" bold>
        {t('player.to.live')}
      </Text>
      <Text size="note" tone="inkSoft" style={s.figures}>{`-${clockWords(behind)}`}</Text>
    </Press>
  );
}
