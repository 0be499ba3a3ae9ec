import { View, type DimensionValue } from 'react-native';
import { styles } from '@/theme/styles';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  bar: { backgroundColor: t.colour.fold, borderRadius: t.radius.control },
  picture: { width: '100%', aspectRatio: 16 / 9, backgroundColor: t.colour.fold },
  block: { gap: t.space[3], paddingVertical: t.space[4] },
  row: {
    flexDirection: 'row',
    gap: t.space[3],
    paddingVertical: t.space[4],
    borderTopWidth: 1,
    borderTopColor: t.colour.hairline,
  },
  words: { flex: 2, gap: t.space[2] },
  thumb: { flex: 1, aspectRatio: 3 / 2, backgroundColor: t.colour.fold },
}));

export function Bar({ width, height = 18 }: { width: DimensionValue; height?: number }) {
  const s = useStyles();
  return <View style={[s.bar, { width, height }]} />;
}

/** The shape of a feed before it is there, so that nothing moves when it arrives. */
export function FeedSkeleton() {
  const s = useStyles();
  const { t } = useWords();
  return (
    <View role="status" aria-label={t('feed.loading')} aria-busy>
      <View style={s.block}>
        <View style={s.picture} />
        <Bar width="92%" height={26} />
        <Bar width="40%" height={14} />
      </View>
      {[0, 1, 2, 3].map((row) => (
        <View key={row} style={s.row}>
          <View style={s.words}>
            <Bar width="100%" />
            <Bar width="76%" />
            <Bar width="34%" height={13} />
          </View>
          <View style={s.thumb} />
        </View>
      ))}
    </View>
  );
}

export function StorySkeleton() {
  const s = useStyles();
  const { t } = useWords();
  return (
    <View role="status" aria-label={t('feed.loading')} aria-busy style={s.block}>
      <Bar width="100%" height={32} />
      <Bar width="58%" height={32} />
      <Bar width="46%" height={14} />
      <View style={s.picture} />
      {[0, 1, 2, 3, 4].map((line) => (
        <Bar key={line} width={line === 4 ? '52%' : '100%'} />
      ))}
    </View>
  );
}
