import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { OwnOrder } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { fetchOrders } from '@/data/shop';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { Press } from '@/ui/press';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
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
  more: { paddingVertical: t.space[4], alignItems: 'center' },
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

function Inside() {
  const s = useStyles();
  const { t } = useShopWords();
  const router = useRouter();
  const found = useInfiniteQuery({
    queryKey: ['own-orders'],
    initialPageParam: null as string | null, // widened: the next ones are ids
    queryFn: ({ pageParam }) => fetchOrders(pageParam),
    getNextPageParam: ({ orders, more }) => (more ? (orders.at(-1)?.id ?? null) : null),
    staleTime: 0,
  });
  if (found.isPending) return <RowsSkeleton word="orders.loading" />;
  if (found.isError) {
    return <ErrorState failure={refusalOf(found.error)} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  }
  const orders = found.data.pages.flatMap((page) => page.orders);
  if (orders.length === 0) {
    const shop = { label: t('orders.empty.action'), onPress: () => router.navigate('/mall') };
    return <EmptyState icon="shop" title={t('orders.empty.title')} text={t('orders.empty.text')} action={shop} />;
  }
  return (
    <>
      {orders.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
      {found.hasNextPage ? (
        <View style={s.more}>
          <Button
            kind="quiet"
            label={t('orders.more')}
            onPress={() => void found.fetchNextPage()}
            busy={found.isFetchingNextPage}
          />
        </View>
      ) : null}
    </>
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
