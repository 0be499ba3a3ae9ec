import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { OwnAfterSale } from '@/contract/types';
import { fetchAfterSale } from '@/data/after-sales';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { fullDate } from '@/words/dates';
import { SignInFirst } from '../orders-screen';
import { Pair, Part } from '../part';
import { Price } from '../price';
import { PageSkeleton } from '../shelf-skeleton';
import { money, nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { useNow } from '../use-now';
import { forgetAnswers } from './forget-answers';
import { backOf, clockedOf, leftTill, lookAtSaleIn, toneOfSale } from './sale.rules';
import { SaleDeeds } from './sale-deeds';
import { SalePhotos } from './sale-photos';

const useStyles = styles((t) => ({ head: { gap: t.space[2], paddingVertical: t.space[4] } }));

/** Who has to do something by when, and what happens when nobody does. */
export function SaleClock({ sale }: { readonly sale: OwnAfterSale }) {
  const { t, tongue } = useShopWords();
  const now = useNow(30_000);
  const clocked = clockedOf(sale);
  if (clocked === null || sale.dueAt === null) return null;
  const { unit, ...left } = leftTill(sale.dueAt, now);
  const when = fullDate(tongue, new Date(sale.dueAt), new Date(now));
  return (
    <>
      <Text>{t(`sale.clock.${clocked}`, { when })}</Text>
      <Text tone="wait" bold>
        {t(`sale.left.${unit}`, left)}
      </Text>
    </>
  );
}

/** What was asked for, as it was sent. */
function Asked({ sale }: { sale: OwnAfterSale }) {
  const { t, tongue } = useShopWords();
  const { reason, kind, quantity, words, askedAt, returned, photos, returnFreight, freightPaid, replacement } = sale;
  const wayBack = t(`sale.return-freight.${freightPaid ? 'paid' : 'owed'}`, { yuan: money(returnFreight) });
  return (
    <Part title={t('sale.asked')}>
      <Pair name={t('ask.reason')} value={t(`ask.reason.${reason}`)} />
      <Pair name={t('ask.kind')} value={t(`ask.kind.${kind}`)} />
      <Pair name={t('sheet.quantity')} value={String(quantity)} />
      <Pair name={t('sale.at')} value={fullDate(tongue, new Date(askedAt), new Date())} />
      {words === '' ? null : <Text selectable>{words}</Text>}
      {returned === null ? null : (
        <Pair name={t('sale.returned')} value={`${t(`company.${returned.company}`)} ${returned.number}`} />
      )}
      {returnFreight === 0 ? null : <Pair name={t('sale.return-freight')} value={wayBack} />}
      {replacement === null ? null : (
        <Pair name={t('sale.replacement')} value={`${t(`company.${replacement.company}`)} ${replacement.number}`} />
      )}
      <SalePhotos photos={photos} />
    </Part>
  );
}

function Whole({ sale, onMoved }: { sale: OwnAfterSale; onMoved: (sale: OwnAfterSale) => void }) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const router = useRouter();
  const { state, title, freight, answer, order, refundInstead } = sale;
  const back = backOf(sale);
  return (
    <>
      <View style={s.head}>
        <View role="status" aria-live="polite">
          <Badge kind={toneOfSale(state)} label={t(`sale.state.${state}`)} />
        </View>
        <Text bold level={2}>
          {nameIn(title, locale)}
        </Text>
        {back === null ? <Text bold>{t('ask.kind.exchange')}</Text> : <Price fen={back} size="headline" tone="ink" />}
        {freight === 0 ? null : <Text tone="inkSoft">{t('sale.freight', { yuan: money(freight) })}</Text>}
        <Text tone="inkSoft">{t(`sale.about.${state}`)}</Text>
        {refundInstead ? <Text tone="inkSoft">{t('sale.instead')}</Text> : null}
        <SaleClock sale={sale} />
      </View>
      {answer === '' ? null : (
        <Part title={t('sale.answer')}>
          <Text selectable>{answer}</Text>
        </Part>
      )}
      <SaleDeeds sale={sale} onMoved={onMoved} />
      <Asked sale={sale} />
      <ListRow icon="shop" title={t('ask.to.order')} onPress={() => router.push(`/mall/orders/${order}`)} />
    </>
  );
}

function Inside({ id }: { id: string }) {
  const { t } = useShopWords();
  const router = useRouter();
  const client = useQueryClient();
  const queryKey = ['after-sale', id];
  const found = useQuery({
    queryKey,
    queryFn: () => fetchAfterSale(id),
    staleTime: 0,
    refetchInterval: ({ state }) => lookAtSaleIn(state.data?.state),
  });
  const moved = (sale: OwnAfterSale) => {
    client.setQueryData(queryKey, sale);
    forgetAnswers(client, sale.order);
  };
  if (found.isPending) return <PageSkeleton word="orders.loading" />;
  // By its version: what was typed about an older one is not sent for a newer one.
  if (found.data) return <Whole key={found.data.version} sale={found.data} onMoved={moved} />;
  const failure = refusalOf(found.error);
  if (failure.status !== 404) {
    return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  }
  const all = { label: t('sales.title'), onPress: () => router.replace('/mall/after-sales') };
  return <EmptyState title={t('sale.gone.title')} text={t('order.gone.text')} action={all} />;
}

/** One request (售后单): what state it is in, whose clock runs, and what may be done. */
export function SaleScreen({ id }: { id: string }) {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('sale.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <PageSkeleton word="orders.loading" /> : null}
      {status === 'out' ? <SignInFirst title="sale.title" /> : null}
      {status === 'in' ? <Inside id={id} /> : null}
    </Page>
  );
}
