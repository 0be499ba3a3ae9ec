import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { OwnOrder } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { fetchOrder } from '@/data/shop';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Page } from '@/ui/page';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { fullDate } from '@/words/dates';
import { SalesPart } from './aftersales/sales-part';
import { useMyCoupons } from './coupons/use-coupons';
import { PickUpPart } from './groups/pick-up-part';
import { usePickUp } from './groups/use-pick-up';
import { OrderAddress } from './order-address';
import { OrderDeeds } from './order-deeds';
import { SignInFirst } from './orders-screen';
import { ParcelsPart } from './parcels/parcels-part';
import { Pair, Part } from './part';
import { PayPart } from './pay-part';
import { Price } from './price';
import { PromisePart } from './promise-part';
import { RecallPart } from './recall-part';
import { PageSkeleton } from './shelf-skeleton';
import { lookAgainIn, money, nameIn, toneOf } from './shop.rules';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  head: { gap: t.space[2], paddingVertical: t.space[4] },
  line: { gap: 2 },
  sums: { gap: t.space[1], paddingBottom: t.space[4] },
}));

function useOrder(id: string) {
  return useQuery({
    queryKey: ['own-order', id],
    queryFn: () => fetchOrder(id),
    staleTime: 0,
    refetchInterval: ({ state }) => lookAgainIn(state.data?.state),
  });
}

function Lines({ order }: { order: OwnOrder }) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  return (
    <Part title={t('order.goods')}>
      {order.lines.map(({ offer, title, spec, quantity, price }) => (
        <View key={offer} style={s.line}>
          <Text>{nameIn(title, locale)}</Text>
          <Text size="note" tone="inkSoft">
            {`${spec} · ${money(price)} × ${quantity}`}
          </Text>
        </View>
      ))}
    </Part>
  );
}

const UNPAID: readonly OwnOrder['state'][] = ['awaiting-payment', 'reserved', 'cancelled'];

/** Its deposit was paid, and goes back. */
const isCalledOff = ({ state, deposit }: OwnOrder): boolean => state === 'cancelled' && (deposit?.paid ?? false);

/** Which coupon it was, as long as the reader's own list says so. */
function useCouponName({ id, discount }: OwnOrder): string | null {
  const mine = useMyCoupons(discount > 0);
  return mine.data?.find((coupon) => coupon.order === id)?.name ?? null;
}

function Sums({ order }: { order: OwnOrder }) {
  const s = useStyles();
  const { t, tongue } = useShopWords();
  const { freight, discount, amount, refunded, state, deposit } = order;
  const coupon = useCouponName(order);
  const cut = [`−${money(discount)}`, coupon].filter((part) => part !== null).join(' · ');
  return (
    <View style={s.sums}>
      {freight > 0 ? <Pair name={t('order.freight')} value={money(freight)} /> : null}
      {discount > 0 ? <Pair name={t('order.discount')} value={cut} /> : null}
      <Pair name={t(UNPAID.includes(state) ? 'order.amount' : 'order.paid')} value={money(amount)} />
      {deposit ? <Pair name={t('order.deposit')} value={money(deposit.amount)} /> : null}
      {deposit ? <Pair name={t('order.balance')} value={money(amount - deposit.amount)} /> : null}
      {deposit && deposit.back > 0 ? <Pair name={t('order.deposit.back')} value={money(deposit.back)} /> : null}
      {refunded > 0 ? <Pair name={t('order.refunded')} value={money(refunded)} /> : null}
      <Pair name={t('order.placed')} value={fullDate(tongue, new Date(order.placedAt), new Date())} />
      <Pair name={t('order.number')} value={order.id} />
    </View>
  );
}

/** Where it goes, or where it is picked up; until that is known, nothing is asked for. */
function Where({ order }: { order: OwnOrder }) {
  const pickUp = usePickUp(order);
  if (pickUp === undefined) return null;
  return pickUp === null ? <OrderAddress order={order} /> : <PickUpPart order={order} pickUp={pickUp} />;
}

function Whole({ order, onMoved }: { order: OwnOrder; onMoved: () => void }) {
  const s = useStyles();
  const { t } = useShopWords();
  const { state } = order;
  return (
    <>
      {order.recalls ? <RecallPart recalls={order.recalls} /> : null}
      <View style={s.head}>
        <View role="status" aria-live="polite">
          <Badge kind={toneOf(state)} label={t(`state.${state}`)} />
        </View>
        <Price fen={order.amount} size="headline" tone="ink" />
        <Text tone="inkSoft">{t(isCalledOff(order) ? 'about.called-off' : `about.${state}`)}</Text>
      </View>
      <PayPart order={order} />
      <OrderDeeds order={order} onMoved={onMoved} />
      <Where order={order} />
      <ParcelsPart order={order} />
      <Lines order={order} />
      <Sums order={order} />
      <SalesPart order={order} />
      <PromisePart order={order} />
    </>
  );
}

function Inside({ id }: { id: string }) {
  const { t } = useShopWords();
  const router = useRouter();
  const client = useQueryClient();
  const found = useOrder(id);
  const state = found.data?.state;
  useEffect(() => {
    // The list shows what the page knows already.
    if (state !== undefined) void client.invalidateQueries({ queryKey: ['own-orders'] });
  }, [client, state]);
  if (found.isPending) return <PageSkeleton word="orders.loading" />;
  if (found.data) return <Whole order={found.data} onMoved={() => void found.refetch()} />;
  const failure = refusalOf(found.error);
  if (failure.status !== 404) {
    return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  }
  const all = { label: t('orders.title'), onPress: () => router.replace('/mall/orders') };
  return <EmptyState icon="shop" title={t('order.gone.title')} text={t('order.gone.text')} action={all} />;
}

/** One order (订单): what state it is in, what may be done, and what the station promised. */
export function OrderScreen({ id }: { id: string }) {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('order.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <PageSkeleton word="orders.loading" /> : null}
      {status === 'out' ? <SignInFirst /> : null}
      {status === 'in' ? <Inside id={id} /> : null}
    </Page>
  );
}
