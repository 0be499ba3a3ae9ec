import { Link } from 'expo-router';
import { View } from 'react-native';
import type { LineChange } from '@/data/cart.rules';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { GoodsPicture } from '../goods-picture';
import { Price } from '../price';
import { mostOf, nameIn } from '../shop.rules';
import { useShopWords, type ShopWord } from '../shop-words';
import { Stepper } from '../stepper';
import { isReady, type CartRow } from './cart.rules';
import { LineNotes } from './line-notes';

const useStyles = styles((t) => ({
  line: { gap: t.space[2], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  row: { flexDirection: 'row', gap: t.space[3], alignItems: 'flex-start' },
  goods: { flex: 1, minWidth: 0 },
  inside: { flexDirection: 'row', gap: t.space[3] },
  thumb: { width: 88 },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
  deeds: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' },
  steps: { flexGrow: 1, maxWidth: 360 },
}));

export interface CartLineProps {
  readonly row: CartRow;
  readonly mark: ShopWord | null;
  readonly onTick: (ticked: boolean) => void;
  readonly onChange: (change: LineChange) => void;
  readonly onRemove: () => void;
}

/** What it is and what it costs now, with the way to its page. */
function Goods({ row: { line, offer, state } }: Pick<CartLineProps, 'row'>) {
  const s = useStyles();
  const { locale } = useShopWords();
  const isSold = state !== 'gone' && state !== 'out';
  return (
    <Link href={`/mall/offers/${line.offer}`} asChild>
      <Press style={s.goods}>
        <View style={s.inside}>
          <View style={s.thumb}>
            <GoodsPicture address={offer ? offer.picture : line.picture} alt="" />
          </View>
          <View style={s.words}>
            <Text size="row" bold lines={2} level={2} tone={isSold ? 'ink' : 'inkSoft'}>
              {nameIn(offer ? offer.title : line.title, locale)}
            </Text>
            <Text size="note" tone="inkSoft" lines={2}>
              {line.spec}
            </Text>
            <Price fen={offer ? offer.price : line.price} size="title" tone={isSold ? 'ember' : 'inkSoft'} />
          </View>
        </View>
      </Press>
    </Link>
  );
}

/** A line of the cart: what, how many, what is said of it, and the way out. */
export function CartLineRow({ row, mark, onTick, onChange, onRemove }: CartLineProps) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const { line, offer, state } = row;
  const title = nameIn(offer ? offer.title : line.title, locale);
  return (
    <View role="group" aria-label={title} style={s.line}>
      <View style={s.row}>
        <Toggle
          shape="box"
          hideLabel
          label={t('cart.tick', { title })}
          value={line.ticked && state === 'ready'}
          disabled={!isReady(row)}
          onChange={onTick}
        />
        <Goods row={row} />
      </View>
      <LineNotes row={row} mark={mark} onChange={onChange} />
      <View style={s.deeds}>
        {offer && state !== 'out' && state !== 'gone' ? (
          <View style={s.steps}>
            <Stepper
              value={line.quantity}
              most={mostOf(offer)}
              onChange={(quantity) => onChange({ quantity })}
              disabled={false}
            />
          </View>
        ) : (
          <Text tone="inkSoft">{t('cart.quantity', { n: line.quantity })}</Text>
        )}
        <Button kind="plain" label={t('cart.remove')} onPress={onRemove} />
      </View>
    </View>
  );
}
