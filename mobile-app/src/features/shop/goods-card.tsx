import { Link } from 'expo-router';
import { View } from 'react-native';
import type { ShelfOffer } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { GoodsPicture } from './goods-picture';
import { Price } from './price';
import { money, nameIn, saleOf, stockOf } from './shop.rules';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  card: { gap: t.space[2], paddingBottom: t.space[5] },
  row: { flexDirection: 'row', gap: t.space[3], paddingVertical: t.space[3] },
  thumb: { width: 112 },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[2], rowGap: 2 },
}));

/** The price, and the higher one beside it with what that stands on. */
export function PriceLine({
  offer,
  large = false,
}: {
  offer: Pick<ShelfOffer, 'price' | 'basePrice' | 'basis'>;
  large?: boolean;
}) {
  const s = useStyles();
  const { t } = useShopWords();
  const { price, basePrice, basis } = offer;
  return (
    <View style={s.line}>
      <Price fen={price} size={large ? 'headline' : 'title'} />
      {basePrice === null || basis === null ? null : (
        <Text size="note" tone="inkSoft">
          {t('price.was', { basis: t(`basis.${basis}`), price: money(basePrice) })}
        </Text>
      )}
    </View>
  );
}

/** How much is left, or when it begins. */
export function StockBadge({ offer, now }: { offer: Pick<ShelfOffer, 'opensAt' | 'closesAt' | 'left'>; now: number }) {
  const { t, when } = useShopWords();
  const sale = saleOf(offer, now);
  if (sale === 'soon') return <Badge kind="wait" label={t('sale.from', { when: when(offer.opensAt) })} />;
  if (sale === 'over') return <Badge kind="stop" label={t('sale.over')} />;
  const { word, kind } = stockOf(offer.left);
  return <Badge kind={kind} label={t(word, { n: offer.left })} />;
}

/** An offer on the shelf: what it is, what it costs and why, how much is left, who sells it. */
export function GoodsCard({ offer, now, isRow }: { offer: ShelfOffer; now: number; isRow: boolean }) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const title = nameIn(offer.title, locale);
  return (
    <Link href={`/mall/offers/${offer.id}`} asChild>
      <Press>
        <View style={isRow ? s.row : s.card}>
          <View style={isRow ? s.thumb : null}>
            <GoodsPicture address={offer.picture} alt="" />
          </View>
          <View style={isRow ? s.words : { gap: 4 }}>
            <Text size="row" bold lines={2} level={2}>
              {title}
            </Text>
            <Text size="note" tone="inkSoft" lines={1}>
              {offer.spec}
            </Text>
            <PriceLine offer={offer} />
            <View style={s.line}>
              <StockBadge offer={offer} now={now} />
              {offer.welfare ? <Badge kind="quiet" label={t('welfare')} /> : null}
            </View>
            <Text size="note" tone="inkSoft" lines={2}>
              {`${offer.seller.name} · ${t(`seller.kind.${offer.seller.kind}`)}`}
            </Text>
          </View>
        </View>
      </Press>
    </Link>
  );
}
