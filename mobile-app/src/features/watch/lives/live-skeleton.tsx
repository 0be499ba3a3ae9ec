import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Bar } from '@/ui/skeleton';
import { useLiveWords } from './live-words';

const useStyles = styles((t) => ({
  block: { gap: t.space[2], paddingBottom: t.space[5] },
  picture: { width: '100%', aspectRatio: 16 / 9, backgroundColor: t.colour.fold },
  strip: { height: 2 * t.target, backgroundColor: t.colour.fold },
  words: { gap: t.space[2], paddingTop: t.space[4] },
}));

/** The shape of the list before it is there. */
export function LivesSkeleton() {
  const s = useStyles();
  const { t } = useLiveWords();
  return (
    <View role="status" aria-label={t('live.loading')} aria-busy>
      {[0, 1].map((one) => (
        <View key={one} style={s.block}>
          <View style={s.picture} />
          <Bar width="72%" />
          <Bar width="44%" height={14} />
        </View>
      ))}
    </View>
  );
}

/** The shape of a player before it is there. */
export function FrameSkeleton() {
  const s = useStyles();
  const { t } = useLiveWords();
  return (
    <View role="status" aria-label={t('live.loading')} aria-busy>
      <View style={s.picture} />
      <View style={s.strip} />
    </View>
  );
}
