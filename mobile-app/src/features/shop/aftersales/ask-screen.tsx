import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { fetchAskable } from '@/data/after-sales';
import { askings, openAsking, watchAskings } from '@/data/asking';
import { draftOf } from '@/data/asking.rules';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { fetchOrder } from '@/data/shop';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { Page } from '@/ui/page';
import { EmptyState, ErrorState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';
import { SignInFirst } from '../orders-screen';
import { PageSkeleton } from '../shelf-skeleton';
import { useShopWords } from '../shop-words';
import { AskForm } from './ask-form';

interface Line {
  readonly order: string;
  readonly offer: string;
}

/** The draft of this reader for this line; it is begun, or gone on with, when the page opens. */
function useDraft({ order, offer }: Line) {
  const { user } = useStore(session);
  const owner = user?.id;
  useEffect(() => {
    if (owner !== undefined) void openAsking(owner, order, offer);
  }, [owner, order, offer]);
  useEffect(watchAskings, []);
  const kept = useStore(askings);
  return kept.owner === owner ? draftOf(kept, order, offer) : undefined;
}

interface LostProps {
  readonly found: Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>;
}

/** There is no such order, or nobody answered. */
function Lost({ found }: LostProps) {
  const { t } = useShopWords();
  const failure = refusalOf(found.error);
  if (failure.status === 404)
    return <EmptyState icon="shop" title={t('order.gone.title')} text={t('order.gone.text')} />;
  return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
}

function Inside({ order: id, offer }: Line) {
  const { t } = useShopWords();
  const router = useRouter();
  const draft = useDraft({ order: id, offer });
  const found = useQuery({
    queryKey: ['askable', id, 'with-order'],
    queryFn: async () => ({ order: await fetchOrder(id), askable: await fetchAskable(id) }),
    staleTime: 0,
  });
  // What was known stays where it cannot be asked anew.
  if (found.isError && !found.data) return <Lost found={found} />;
  const back = { label: t('ask.to.order'), onPress: () => router.replace(`/mall/orders/${id}`) };
  if (!found.data || !draft) return <PageSkeleton word="orders.loading" />;
  const { order, askable } = found.data;
  const line = askable.lines.find((one) => one.offer === offer);
  if (!askable.open || !line || line.quantity === 0) {
    return <EmptyState title={t('ask.none.title')} text={t('ask.none.text')} action={back} />;
  }
  return <AskForm order={order} line={line} draft={draft} />;
}

/** Asking for money back for a line of an order (申请售后). What is written stays on the phone until it is sent. */
export function AskScreen(line: Line) {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('ask.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <PageSkeleton word="orders.loading" /> : null}
      {status === 'out' ? <SignInFirst title="ask.title" /> : null}
      {status === 'in' ? <Inside {...line} /> : null}
    </Page>
  );
}
