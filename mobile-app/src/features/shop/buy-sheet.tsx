import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { OfferPage } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { AddressFields, AddressLines } from './address-fields';
import { Price } from './price';
import { SellerStrip } from './seller-strip';
import { money, nameIn, nextAfter } from './shop.rules';
import { useShopWords } from './shop-words';
import { Stepper } from './stepper';
import { useBuying, type Buying } from './use-buying';
import type { Freight } from './use-freight';
import { WaitingPart } from './waiting-part';

const useStyles = styles((t) => ({
  total: { flexDirection: 'row', alignItems: 'baseline', justifyContent: 'space-between' },
  part: { gap: t.space[1] },
  rule: { borderTopWidth: 1, borderTopColor: t.colour.hairline, paddingTop: t.space[3], gap: t.space[1] },
}));

export interface BuySheetProps {
  readonly offer: OfferPage;
  readonly onClose: () => void;
  /** The price has changed: the page is asked for again. */
  readonly onRenew: () => void;
}

/** Why it was refused, and the one thing to do about it. */
function Refused({ offer, buying, onClose, onRenew }: BuySheetProps & { readonly buying: Buying }) {
  const { t } = useShopWords();
  const router = useRouter();
  const { said, refusal } = buying;
  if (said === null || refusal === null) return null;
  const next = nextAfter(refusal);
  const go = (path: '/mall' | '/mall/orders') => () => {
    onClose();
    router.push(path);
  };
  const renew = () => {
    buying.clear();
    onRenew();
  };
  return (
    <>
      <Text tone="stop" live>
        {said}
      </Text>
      {next === 'orders' ? <Button kind="quiet" label={t('sheet.to.orders')} onPress={go('/mall/orders')} /> : null}
      {next === 'shelf' ? <Button kind="quiet" label={t('sheet.to.shelf')} onPress={go('/mall')} /> : null}
      {next === 'reload' ? <Button kind="quiet" label={t('sheet.reload')} onPress={renew} /> : null}
      {next === 'wait' ? <WaitingPart offer={offer.id} quantity={buying.quantity} {...waitingOf(buying)} /> : null}
    </>
  );
}

/** Whoever waits is served by themselves later: where it goes is said now, and what was ticked is not asked for again. */
const waitingOf = ({ freight, address, needsTick, agreed }: Buying) => ({
  ...(freight.kind === 'included' ? {} : { region: address.region }),
  ...(needsTick ? { returns: agreed ? ('agreed' as const) : ('ask' as const) } : {}),
});

/** What the law wants to be said apart, and never ticked beforehand. */
function Returns({ offer, buying }: { offer: OfferPage; buying: Buying }) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.rule}>
      <Text size="note" tone="inkSoft">
        {t(`returns.${offer.returns}`)}
      </Text>
      {buying.needsTick ? (
        <Toggle shape="box" label={t('returns.confirm')} value={buying.agreed} onChange={buying.setAgreed} />
      ) : null}
      {buying.needsTick && buying.tried && !buying.agreed ? (
        <Text size="note" tone="stop" live>
          {t('returns.missing')}
        </Text>
      ) : null}
    </View>
  );
}

function Where({ buying }: { buying: Buying }) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.part}>
      <Text bold>{t('address.title')}</Text>
      {buying.isWriting ? (
        <AddressFields value={buying.address} onChange={buying.setAddress} tried={buying.tried} />
      ) : (
        <AddressLines value={buying.address} onChange={buying.write} />
      )}
    </View>
  );
}

/** What sending costs, before anybody presses the button. */
function FreightLine({ freight }: { freight: Freight }) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.total}>
      <Text>{t('sheet.freight')}</Text>
      {freight.kind === 'fee' ? (
        <Text>{money(freight.fen)}</Text>
      ) : (
        <Text tone={freight.kind === 'refused' ? 'stop' : 'inkSoft'} live>
          {t(`sheet.freight.${freight.kind}`)}
        </Text>
      )}
    </View>
  );
}

/** What of it is paid now, where the rest is paid later. */
function AheadLine({ fen }: { fen: number | null }) {
  const s = useStyles();
  const { t } = useShopWords();
  if (fen === null) return null;
  return (
    <View style={s.total}>
      <Text bold>{t('sheet.now')}</Text>
      <Text bold>{money(fen)}</Text>
    </View>
  );
}

/** How many, where to, and the button that orders and opens the till (确认订单). */
export function BuySheet({ offer, onClose, onRenew }: BuySheetProps) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const buying = useBuying(offer);
  const { most, quantity, busy, line, total } = buying;
  const ahead = offer.deposit ? offer.deposit * quantity : null;
  return (
    <Sheet open title={t('sheet.title')} onClose={onClose}>
      <View style={s.part}>
        <Text>{`${nameIn(offer.title, locale)} ${offer.spec}`}</Text>
        <SellerStrip seller={offer.goods.seller} />
      </View>
      <Stepper value={quantity} most={most} onChange={buying.setQuantity} disabled={busy} />
      {offer.perBuyer !== null && quantity >= offer.perBuyer ? (
        <Text size="note" tone="wait">
          {t('sheet.limit', { n: offer.perBuyer })}
        </Text>
      ) : null}
      <Where buying={buying} />
      <Returns offer={offer} buying={buying} />
      <FreightLine freight={buying.freight} />
      <View style={s.total}>
        <Text>{t('sheet.total')}</Text>
        <Price fen={total} size="title" />
      </View>
      <AheadLine fen={ahead} />
      {line === null ? null : (
        <Text tone="wait" live>
          {t('sheet.line', { n: line })}
        </Text>
      )}
      <Refused offer={offer} buying={buying} onClose={onClose} onRenew={onRenew} />
      <Button
        label={t('sheet.submit', { price: money(ahead ?? total) })}
        onPress={() => void buying.submit()}
        busy={busy}
      />
    </Sheet>
  );
}
