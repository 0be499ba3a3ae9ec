import { View } from 'react-native';
import type { OfferPage } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Text } from '@/ui/text';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  strip: { gap: 2, paddingVertical: t.space[2], flexShrink: 1, minWidth: 0 },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[2], rowGap: 2 },
}));

type Seller = OfferPage['goods']['seller'];

/** Who sells, where, and how they are reached: it stands still while the page moves, and nothing lies over it. */
export function SellerStrip({ seller }: { seller: Seller }) {
  const s = useStyles();
  const { t } = useShopWords();
  const { name, kind, place, address, phone } = seller;
  const where = address === null || address.includes(place) ? (address ?? place) : `${place} ${address}`;
  return (
    <View role="region" aria-label={t('seller.title')} style={s.strip}>
      <View style={s.line}>
        <Text size="note" bold>
          {name}
        </Text>
        <Badge kind="quiet" label={t(`seller.kind.${kind}`)} />
      </View>
      <View style={s.line}>
        <Text size="note" tone="inkSoft" selectable>
          {where}
        </Text>
        <Text size="note" tone="inkSoft" selectable={phone !== null}>
          {phone ?? t('seller.person')}
        </Text>
      </View>
    </View>
  );
}
