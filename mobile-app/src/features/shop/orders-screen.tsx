import { Link, useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { OwnOrder } from '@/contract/types';
import { session } from '@/data/session';
import { fetchOrders } from '@/data/shop';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { Press } from '@/ui/press';
import { EmptyState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { OwnList } from './own-list';
import { Price } from './price';
import { RowsSkeleton } from './shelf-skeleton';
import { nameIn, toneOf } from './shop.rules';
import { useShopWords, type ShopWord } from './shop-words';

const useStyles = styles((t) => ({
  row: { gap: t.space[1], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  line: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: t.space[2],
  },
  besides: { flexDirection: 'row', flexWrap: 'wrap', columnGap: t.space[2], paddingTop: t.space[2] },
}));

function OrderRow({ order }: { order: OwnOrder }) {
  const s = useStyles();
  const { t, locale, when } = useShopWords();
  const said = order.lines.map(({ title, spec, quantity }) => `${nameIn(title, locale)} ${spec} × ${quantity}`);
  return (
    <Link href={`/mall/orders/${order.id}`} asChild>
      <Press>
        <View style={s.row}>
          <View style={s.line}>
            <Badge kind={toneOf(order.state)} label={t(`state.${order.state}`)} />
            <Text size="note" tone="inkSoft">
              {when(order.placedAt)}
            </Text>
          </View>
          <Text lines={2} level={2}>
            {said.join('；')}
          </Text>
          <Price fen={order.amount} tone="ink" />
        </View>
      </Press>
    </Link>
  );
}

const askOrders = async (after: string | null) => {
  const { orders: items, more } = await fetchOrders(after);
  return { items, more };
};

function Inside() {
  const { t } = useShopWords();
  const router = useRouter();
  const shop = { label: t('orders.empty.action'), onPress: () => router.navigate('/mall') };
  return (
    <OwnList
      name="own-orders"
      ask={askOrders}
      row={(order) => <OrderRow order={order} />}
      empty={<EmptyState icon="shop" title={t('orders.empty.title')} text={t('orders.empty.text')} action={shop} />}
      more="orders.more"
    />
  );
}

const BESIDES = [
  ['/mall/after-sales', 'sales.title'],
  ['/mall/coupons', 'coupon.title'],
  ['/mall/addresses', 'book.title'],
  ['/mall/lead', 'lead.short'],
] as const;

/** What a buyer has besides orders, one press away. */
function Besides() {
  const s = useStyles();
  const { t } = useShopWords();
  const router = useRouter();
  return (
    <View role="group" aria-label={t('orders.besides')} style={s.besides}>
      {BESIDES.map(([path, word]) => (
        <Button key={path} kind="plain" label={t(word)} onPress={() => router.push(path)} />
      ))}
    </View>
  );
}

/** Whoever is not signed in is asked to, and comes back. */
export function SignInFirst({ title = 'orders.title' }: { readonly title?: ShopWord }) {
  const { t } = useShopWords();
  const router = useRouter();
  const sign = { label: t('me.signin'), onPress: () => router.push('/sign-in') };
  const text = t(title === 'orders.title' ? 'orders.signin' : 'shop.signin');
  return <EmptyState icon="me" title={t(title)} text={text} action={sign} />;
}

/** The reader's orders (我的订单), newest first. */
export function OrdersScreen() {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('orders.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <RowsSkeleton word="orders.loading" /> : null}
      {status === 'out' ? <SignInFirst /> : null}
      {status === 'in' ? <Besides /> : null}
      {status === 'in' ? <Inside /> : null}
    </Page>
  );
}
