import { Link, useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { OwnAfterSale } from '@/contract/types';
import { fetchAfterSales } from '@/data/after-sales';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Page } from '@/ui/page';
import { Press } from '@/ui/press';
import { EmptyState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { SignInFirst } from '../orders-screen';
import { OwnList } from '../own-list';
import { Price } from '../price';
import { RowsSkeleton } from '../shelf-skeleton';
import { nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { backOf, toneOfSale } from './sale.rules';

const useStyles = styles((t) => ({
  row: { gap: t.space[1], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  line: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: t.space[2],
  },
}));

/** A request in a list: its state, what it is about, how much. */
export function SaleRow({ sale }: { readonly sale: OwnAfterSale }) {
  const s = useStyles();
  const { t, locale, when } = useShopWords();
  const back = backOf(sale);
  return (
    <Link href={`/mall/after-sales/${sale.id}`} asChild>
      <Press>
        <View style={s.row}>
          <View style={s.line}>
            <Badge kind={toneOfSale(sale.state)} label={t(`sale.state.${sale.state}`)} />
            <Text size="note" tone="inkSoft">
              {when(sale.askedAt)}
            </Text>
          </View>
          <Text lines={2}>{`${nameIn(sale.title, locale)} × ${sale.quantity}`}</Text>
          <View style={s.line}>
            {back === null ? <Text>{t('ask.kind.exchange')}</Text> : <Price fen={back} tone="ink" />}
            <Text size="note" tone="inkSoft">
              {t(`ask.reason.${sale.reason}`)}
            </Text>
          </View>
        </View>
      </Press>
    </Link>
  );
}

const askSales = async (after: string | null) => {
  const { afterSales: items, more } = await fetchAfterSales(after);
  return { items, more };
};

function Inside() {
  const { t } = useShopWords();
  const router = useRouter();
  const orders = { label: t('orders.title'), onPress: () => router.push('/mall/orders') };
  return (
    <OwnList
      name="after-sales"
      ask={askSales}
      row={(sale) => <SaleRow sale={sale} />}
      empty={<EmptyState title={t('sales.empty.title')} text={t('sales.empty.text')} action={orders} />}
      more="sales.more"
    />
  );
}

/** The reader's requests (我的售后), newest first. */
export function SalesScreen() {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('sales.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <RowsSkeleton word="orders.loading" /> : null}
      {status === 'out' ? <SignInFirst title="sales.title" /> : null}
      {status === 'in' ? <Inside /> : null}
    </Page>
  );
}
