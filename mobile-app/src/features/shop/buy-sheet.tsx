import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { OfferPage, ShownGroup } from '@/contract/types';
import { queryClient } from '@/data/client';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { WherePart } from './addresses/where-part';
import { refusedWord } from './coupons/coupon.rules';
import { CouponChoicePart } from './coupons/coupon-choice-part';
import { PointLines } from './groups/point-lines';
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
  /** The group that is joined; null: bought by oneself. */
  readonly group?: ShownGroup | null;
  /** The live over whose picture it is bought. */
  readonly session?: string;
  readonly onClose: () => void;
  /** The price has changed: the page is asked for again. */
  readonly onRenew: () => void;
  /** Takes the order where something goes on behind the sheet; without it, the order's page opens. */
  readonly onOrdered?: (order: string) => void;
}

type RefusedProps = BuySheetProps & { readonly buying: Buying };

/** The one thing to do about a refusal. */
function NextDeed({ offer, buying, onClose, onRenew }: RefusedProps) {
  const { t } = useShopWords();
  const router = useRouter();
  const next = buying.refusal === null ? null : nextAfter(buying.refusal);
  const go = (path: '/mall' | '/mall/orders') => () => {
    onClose();
    router.push(path);
  };
  const renew = () => {
    buying.clear();
    onRenew();
  };
  const without = () => {
    buying.clear();
    buying.coupon.choose(null);
    buying.coupon.renew();
  };
  const others = () => {
    onClose();
    void queryClient.invalidateQueries({ queryKey: ['groups', offer.id] });
  };
  if (next === null) return null;
  if (next === 'wait') return <WaitingPart offer={offer.id} quantity={buying.quantity} {...waitingOf(buying)} />;
  const deeds = {
    orders: { label: t('sheet.to.orders'), run: go('/mall/orders') },
    shelf: { label: t('sheet.to.shelf'), run: go('/mall') },
    reload: { label: t('sheet.reload'), run: renew },
    coupon: { label: t('sheet.without'), run: without },
    groups: { label: t('sheet.to.groups'), run: others },
  };
  const { label, run } = deeds[next];
  return <Button kind="quiet" label={label} onPress={run} />;
}

/** Why it was refused, and the one thing to do about it. */
function Refused(props: RefusedProps) {
  const { t } = useShopWords();
  const { said, refusal } = props.buying;
  if (said === null || refusal === null) return null;
  return (
    <>
      <Text tone="stop" live>
        {refusal.code === 'SHOP.COUPON_REFUSED' ? t(refusedWord(refusal.details)) : said}
      </Text>
      <NextDeed {...props} />
    </>
  );
}

/** Whoever waits is served by themselves later: where it goes is said now, and what was ticked is not asked for again. */
const waitingOf = ({ freight, where, needsTick, agreed }: Buying) => ({
  ...(freight.kind === 'included' ? {} : { region: where.address.region }),
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

/** Where it goes: to an address, or to the point where neighbours pick it up. */
function Where({ buying }: { buying: Buying }) {
  const s = useStyles();
  const { t } = useShopWords();
  const { group, where, tried } = buying;
  if (group === null) return <WherePart where={where} tried={tried} />;
  return (
    <View style={s.part}>
      <Text bold>{t('group.point')}</Text>
      <PointLines point={group.point} />
      <Text size="note" tone="inkSoft">
        {t('group.terms')}
      </Text>
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

/** How many, and the limit where it is reached. */
function HowMany({ offer, buying }: { offer: OfferPage; buying: Buying }) {
  const { t } = useShopWords();
  const { most, quantity, busy } = buying;
  return (
    <>
      <Stepper value={quantity} most={most} onChange={buying.setQuantity} disabled={busy} />
      {offer.perBuyer !== null && quantity >= offer.perBuyer ? (
        <Text size="note" tone="wait">
          {t('sheet.limit', { n: offer.perBuyer })}
        </Text>
      ) : null}
    </>
  );
}

/** How many, where to, and the button that orders and opens the till (确认订单). */
export function BuySheet(props: BuySheetProps) {
  const { offer, group = null, session, onClose, onOrdered } = props;
  const s = useStyles();
  const { t, locale } = useShopWords();
  const buying = useBuying({ offer, group, session, onOrdered });
  const { busy, line, total, isPending, quantity } = buying;
  const ahead = offer.deposit ? offer.deposit * quantity : null;
  return (
    <Sheet open title={t(group ? 'group.sheet' : 'sheet.title')} onClose={onClose}>
      <View style={s.part}>
        <Text>{`${nameIn(offer.title, locale)} ${offer.spec}`}</Text>
        <SellerStrip seller={offer.goods.seller} />
      </View>
      <HowMany offer={offer} buying={buying} />
      <Where buying={buying} />
      <Returns offer={offer} buying={buying} />
      <FreightLine freight={buying.freight} />
      <CouponChoicePart choice={buying.coupon} />
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
      <Refused {...props} buying={buying} />
      <Button
        label={t('sheet.submit', { price: money(ahead ?? total) })}
        onPress={() => void buying.submit()}
        busy={busy}
        disabled={isPending}
      />
    </Sheet>
  );
}
