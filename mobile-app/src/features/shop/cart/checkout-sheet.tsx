import { useState } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { WherePart } from '../addresses/where-part';
import { CouponChoicePart } from '../coupons/coupon-choice-part';
import { Price } from '../price';
import { money, nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { sellersOf, type PickedRow } from './cart.rules';
import { RefusedPart } from './refused-part';
import type { Cart } from './use-cart';
import { useCheckout, type Checkout } from './use-checkout';

const useStyles = styles((t) => ({
  total: { flexDirection: 'row', alignItems: 'baseline', justifyContent: 'space-between', gap: t.space[3] },
  part: { gap: t.space[1] },
  what: { flex: 1, minWidth: 0 },
  rule: { borderTopWidth: 1, borderTopColor: t.colour.hairline, paddingTop: t.space[3], gap: t.space[1] },
}));

/** What is ordered, and who sells it. */
function What({ rows }: { rows: readonly PickedRow[] }) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  return (
    <View style={s.part}>
      {rows.map(({ line: { offer, quantity, price }, offer: { title, spec } }) => (
        <View key={offer} style={s.total}>
          <View style={s.what}>
            <Text>{`${nameIn(title, locale)} ${spec} × ${quantity}`}</Text>
          </View>
          <Text>{money(price * quantity)}</Text>
        </View>
      ))}
      {sellersOf(rows).map(({ name, kind, place }) => (
        <Text key={`${name} ${place}`} size="note" tone="inkSoft">
          {`${name} · ${t(`seller.kind.${kind}`)} · ${place}`}
        </Text>
      ))}
    </View>
  );
}

/** What the law wants to be said apart and of which goods, and never ticked beforehand. */
function Returns({ rows, checkout }: { rows: readonly PickedRow[]; checkout: Checkout }) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const { fresh, agreed, setAgreed, tried } = checkout;
  const names = fresh
    .map(({ offer: { title } }) => t('cart.name', { name: nameIn(title, locale) }))
    .join(t('cart.and'));
  const rules = new Set(rows.map(({ offer }) => offer.returns));
  return (
    <View style={s.rule}>
      {[...rules].map((rule) => {
        const of = rows.filter(({ offer }) => offer.returns === rule);
        const said = of.map(({ offer: { title } }) => nameIn(title, locale)).join(t('cart.and'));
        return (
          <Text key={rule} size="note" tone="inkSoft">
            {rules.size === 1 ? t(`returns.${rule}`) : t('cart.returns', { names: said, rule: t(`returns.${rule}`) })}
          </Text>
        );
      })}
      {fresh.length === 0 ? null : (
        <Toggle shape="box" label={t('cart.returns.confirm', { names })} value={agreed} onChange={setAgreed} />
      )}
      {fresh.length > 0 && tried && !agreed ? (
        <Text size="note" tone="stop" live>
          {t('returns.missing')}
        </Text>
      ) : null}
    </View>
  );
}

/** What sending all of it costs, before anybody presses the button. */
function FreightLine({ freight }: Pick<Checkout, 'freight'>) {
  const s = useStyles();
  const { t } = useShopWords();
  if (freight.kind === 'refused') return null;
  return (
    <View style={s.total}>
      <Text>{t('sheet.freight')}</Text>
      {freight.kind === 'fee' ? (
        <Text>{money(freight.fen)}</Text>
      ) : (
        <Text tone="inkSoft" live>
          {t(freight.kind === 'asking' ? 'cart.freight.asking' : `sheet.freight.${freight.kind}`)}
        </Text>
      )}
    </View>
  );
}

export interface CheckoutSheetProps {
  /** As it was when the sheet opened: what changes meanwhile is refused by the host, and never charged. */
  readonly picked: readonly PickedRow[];
  readonly cart: Pick<Cart, 'owner' | 'change'>;
  readonly onClose: () => void;
  readonly onSettle: (offers: readonly string[], code: string) => void;
}

/** Where it goes, what all of it costs, and the button that orders and opens the till (结算). */
export function CheckoutSheet({ picked, cart, onClose, onSettle }: CheckoutSheetProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const [only, setOnly] = useState<readonly string[] | null>(null);
  const rows = only === null ? picked : picked.filter(({ line }) => only.includes(line.offer));
  const checkout = useCheckout(rows, cart);
  const { where, tried, line, total, busy } = checkout;
  return (
    <Sheet open title={t('sheet.title')} onClose={onClose}>
      <What rows={rows} />
      <WherePart where={where} tried={tried} />
      <Returns rows={rows} checkout={checkout} />
      <FreightLine freight={checkout.freight} />
      <CouponChoicePart choice={checkout.coupon} />
      <View style={s.total}>
        <Text>{t('sheet.total')}</Text>
        <Price fen={total} size="title" />
      </View>
      {line === null ? null : (
        <Text tone="wait" live>
          {t('sheet.line', { n: line })}
        </Text>
      )}
      <RefusedPart rows={rows} checkout={checkout} onNarrow={setOnly} onSettle={onSettle} onClose={onClose} />
      <Button
        label={t('sheet.submit', { price: money(total) })}
        onPress={() => void checkout.submit()}
        busy={busy}
        disabled={checkout.isHeld}
      />
    </Sheet>
  );
}
