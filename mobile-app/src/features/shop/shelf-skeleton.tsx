import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Bar } from '@/ui/skeleton';
import type { ShopWord } from './shop-words';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  row: { flexDirection: 'row', gap: t.space[3], paddingVertical: t.space[3] },
  thumb: { width: 112, aspectRatio: 1, backgroundColor: t.colour.fold },
  words: { flex: 1, gap: t.space[2] },
  picture: { width: '100%', maxWidth: 560, aspectRatio: 1, backgroundColor: t.colour.fold },
  page: { gap: t.space[3], paddingVertical: t.space[4] },
}));

/** The shape of a list before it is there. */
export function RowsSkeleton({ word }: { word: ShopWord }) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View role="status" aria-label={t(word)} aria-busy>
      {[0, 1, 2].map((one) => (
        <View key={one} style={s.row}>
          <View style={s.thumb} />
          <View style={s.words}>
            <Bar width="84%" />
            <Bar width="46%" height={14} />
            <Bar width="34%" height={24} />
          </View>
        </View>
      ))}
    </View>
  );
}

/** The shape of a page before it is there. */
export function PageSkeleton({ word }: { word: ShopWord }) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View role="status" aria-label={t(word)} aria-busy style={s.page}>
      <View style={s.picture} />
      <Bar width="76%" height={26} />
      <Bar width="40%" height={30} />
      <Bar width="92%" />
    </View>
  );
}
