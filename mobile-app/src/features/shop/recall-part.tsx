import { View } from 'react-native';
import type { OwnOrder } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], padding: t.space[4], borderWidth: 1, borderColor: t.colour.stop, borderRadius: 8 },
}));

/** Something of the order was called back (召回): what the station has to say stands before everything else. */
export function RecallPart({ recalls }: { recalls: NonNullable<OwnOrder['recalls']> }) {
  const s = useStyles();
  const { t, tongue } = useShopWords();
  if (recalls.length === 0) return null;
  return (
    <View style={s.part} role="alert">
      <Text bold level={2} tone="stop">
        {t('recall.title')}
      </Text>
      {recalls.map(({ at, words }) => (
        <View key={`${at} ${words}`}>
          <Text selectable>{words}</Text>
          <Text size="note" tone="inkSoft">
            {fullDate(tongue, new Date(at), new Date())}
          </Text>
        </View>
      ))}
    </View>
  );
}
