import { View } from 'react-native';
import type { PickUpPoint } from '@/contract/types';
import { PROVINCES, regionNames, usePrefectures } from '@/data/regions';
import { Text } from '@/ui/text';
import { useShopWords } from '../shop-words';

/** Where neighbours pick things up, and with whom. */
export function PointLines({ point: { name, point, region, detail } }: { readonly point: PickUpPoint }) {
  const { t, tongue } = useShopWords();
  const province = region.slice(0, 2);
  const place = [PROVINCES[province]?.[tongue], ...regionNames(usePrefectures(province).data, region, tongue), detail];
  return (
    <View style={{ gap: 2 }}>
      <Text selectable>{point}</Text>
      <Text size="note" tone="inkSoft" selectable>
        {place.filter(Boolean).join(' ')}
      </Text>
      <Text size="note" tone="inkSoft">
        {t('group.leader', { name })}
      </Text>
    </View>
  );
}
