import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { Refusal } from '@/data/result';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { refusalLine } from '@/words/refusals';
import { refusedWord } from '../coupons/coupon.rules';
import { nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { wayOf, type PickedRow, type Way } from './cart.rules';
import type { Checkout } from './use-checkout';

const useStyles = styles((t) => ({ part: { gap: t.space[2] } }));

export interface RefusedPartProps {
  readonly rows: readonly PickedRow[];
  readonly checkout: Checkout;
  /** Goes on with these alone; the others stay in the cart. */
  readonly onNarrow: (offers: readonly string[]) => void;
  /** Goes back to the cart, where these are marked. */
  readonly onSettle: (offers: readonly string[], code: string) => void;
  readonly onClose: () => void;
}

type Offered = { readonly label: string; readonly run: () => void };

function useNames(rows: readonly PickedRow[]): (offers: readonly string[]) => string {
  const { t, locale } = useShopWords();
  return (offers) => {
    const named = rows.filter(({ line }) => offers.includes(line.offer));
    return named.map(({ offer: { title, spec } }) => `${nameIn(title, locale)} ${spec}`).join(t('cart.and'));
  };
}

/** What may be pressed next, by what can be done about it. */
function useDeeds({ rows, checkout, onNarrow, onSettle, onClose }: RefusedPartProps, code: string) {
  const { t } = useShopWords();
  const router = useRouter();
  const names = useNames(rows);
  const narrow = (offers: readonly string[]) => () => {
    checkout.clear();
    onNarrow(offers);
  };
  const withoutCoupon = () => {
    checkout.clear();
    checkout.coupon.choose(null);
    checkout.coupon.renew();
  };
  const toOrders = () => {
    checkout.forgetKey();
    onClose();
    router.push('/mall/orders');
  };
  return (way: Way | null): readonly Offered[] => {
    if (way === null) return code.startsWith('SHOP.') ? [] : [{ label: t('cart.again'), run: checkout.again }];
    switch (way.kind) {
      case 'apart':
        return way.groups.map((group) => ({ label: t('cart.only', { names: names(group) }), run: narrow(group) }));
      case 'rest':
        return [{ label: t('cart.rest', { names: names(way.stay) }), run: narrow(way.rest) }];
      case 'settle':
        return [{ label: t('cart.settle'), run: () => onSettle(way.offers, code) }];
      case 'coupon':
        return [{ label: t('sheet.without'), run: withoutCoupon }];
      case 'orders':
        return [{ label: t('sheet.to.orders'), run: toOrders }];
    }
  };
}

function useSaidOf(rows: readonly PickedRow[]) {
  const { t } = useShopWords();
  const names = useNames(rows);
  return (refusal: Refusal, way: Way | null): string => {
    if (way?.kind === 'coupon') return t(refusedWord(refusal.details));
    const line = refusalLine(refusal);
    const said = 'said' in line ? line.said : t(line.word, line.params);
    if (way?.kind === 'rest') return t('cart.named', { said, names: names(way.stay) });
    const about = way?.kind === 'settle' ? names(way.offers) : '';
    return about === '' ? said : t('cart.named', { said, names: about });
  };
}

/** Why it cannot be ordered like this, of which goods that is, and what can be done. */
export function RefusedPart(props: RefusedPartProps) {
  const { rows, checkout } = props;
  const s = useStyles();
  const { freight, refusal: placing } = checkout;
  const refusal = placing ?? (freight.kind === 'refused' ? freight.refusal : null);
  const deedsOf = useDeeds(props, refusal?.code ?? '');
  const saidOf = useSaidOf(rows);
  if (refusal === null) return null;
  const way = wayOf(
    refusal,
    rows.map(({ line }) => line.offer),
  );
  // An order that got no answer is pressed again by its own button.
  const deeds = way === null && placing !== null ? [] : deedsOf(way);
  return (
    <View style={s.part}>
      <Text tone="stop" live>
        {saidOf(refusal, way)}
      </Text>
      {deeds.map(({ label, run }) => (
        <Button key={label} kind="quiet" label={label} onPress={run} />
      ))}
    </View>
  );
}
