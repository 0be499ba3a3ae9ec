import { View } from 'react-native';
import type { OfferPage } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Text } from '@/ui/text';
import { Claims, Papers } from './evidence';
import { PriceLine, StockBadge } from './goods-card';
import { Pair, Part } from './part';
import { money, nameIn } from './shop.rules';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  head: { gap: t.space[2], paddingVertical: t.space[4] },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: 2 },
}));

/** What is paid now and what later, said before anybody orders. */
function Ahead({ offer: { deposit, balanceFrom, balanceUntil } }: { offer: OfferPage }) {
  const { t, when } = useShopWords();
  if (!deposit || !balanceFrom || !balanceUntil) return null;
  return (
    <Text tone="wait">
      {t('deposit.about', { deposit: money(deposit), from: when(balanceFrom), until: when(balanceUntil) })}
    </Text>
  );
}

/** What it is, what it costs and how much is left. */
export function OfferHead({ offer, now }: { offer: OfferPage; now: number }) {
  const s = useStyles();
  const { t, locale, when } = useShopWords();
  return (
    <View style={s.head}>
      <Text size="lead" bold serif level={1} selectable>
        {nameIn(offer.title, locale)}
      </Text>
      <Text tone="inkSoft">{offer.spec}</Text>
      <PriceLine offer={offer} large />
      <Ahead offer={offer} />
      <View style={s.line}>
        <StockBadge offer={offer} now={now} />
        {offer.goods.facts.welfare ? <Badge kind="quiet" label={t('welfare')} /> : null}
        {offer.perBuyer === null ? null : <Badge kind="quiet" label={t('limit', { n: offer.perBuyer })} />}
        <Text size="note" tone="inkSoft">
          {t('sale.until', { when: when(offer.closesAt) })}
        </Text>
      </View>
    </View>
  );
}

function Declared({ goods }: { goods: OfferPage['goods'] }) {
  const { t, locale } = useShopWords();
  const { facts } = goods;
  const days = facts.shelfLifeDays;
  const pairs: readonly (readonly [string, string])[] = [
    [t('facts.category'), goods.categoryName[locale]],
    [t('facts.origin'), facts.origin],
    [t('facts.maker'), facts.maker],
    [t('facts.netWeight'), facts.netWeight],
    [t('facts.storage'), facts.storage],
    [t('facts.shelfLife'), days === null ? '' : t('facts.days', { n: days })],
    [t('facts.recipe'), facts.recipe],
    [t('facts.allergens'), facts.allergens.join('、')],
  ];
  return (
    <Part title={t('facts.title')}>
      {pairs
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <Pair key={name} name={name} value={value} />
        ))}
      {facts.story === '' ? null : <Text selectable>{facts.story}</Text>}
    </Part>
  );
}

/** Everything below the price: promise, returns, what is said and proved, what is declared. */
export function OfferFacts({ offer }: { offer: OfferPage }) {
  const { t } = useShopWords();
  const { goods } = offer;
  return (
    <>
      <Part title={t('promise.title')}>
        <Text selectable>{offer.promise}</Text>
      </Part>
      <Part title={t('returns.title')}>
        <Text>{t(`returns.${offer.returns}`)}</Text>
      </Part>
      <Claims goods={goods} said={offer.claims} />
      <Papers papers={goods.papers} />
      <Declared goods={goods} />
      {goods.seller.uscc === null ? null : (
        <Text size="note" tone="inkSoft" selectable>
          {t('seller.uscc', { code: goods.seller.uscc })}
        </Text>
      )}
    </>
  );
}
