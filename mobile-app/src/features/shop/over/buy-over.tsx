import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useState } from 'react';
import type { OfferPage, ShownGroup } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { fetchOffer } from '@/data/shop';
import { useStore } from '@/data/store';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { BuySheet } from '../buy-sheet';
import { SellerStrip } from '../seller-strip';
import { saleOf } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { useNow } from '../use-now';
import { WaitingPart } from '../waiting-part';
import { PayOver } from './pay-over';

export interface BuyOverProps {
  readonly offer: string;
  /** The live that goes on: what is ordered over its picture counts for it. */
  readonly session: string;
  /** The group that is joined; without it, it is bought by oneself. */
  readonly group?: ShownGroup;
  readonly onClose: () => void;
}

function useOfferOver(id: string) {
  return useQuery({ queryKey: ['offer', id], queryFn: () => fetchOffer(id), staleTime: 0 });
}

type Found = ReturnType<typeof useOfferOver>;

/** What stands in the sheet while there is nothing to order from. */
function Instead({ found }: { found: Found }) {
  const { t } = useShopWords();
  if (found.isPending) {
    return (
      <Text tone="inkSoft" live>
        {t('over.loading')}
      </Text>
    );
  }
  const failure = refusalOf(found.error);
  if (failure.status === 404) return <Text tone="wait">{t('over.closed')}</Text>;
  return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
}

/** Why it cannot be ordered now, and what can be done instead; null: it can. */
function useHindrance(offer: OfferPage, now: number) {
  const { t, when } = useShopWords();
  const router = useRouter();
  const { status } = useStore(session);
  const sale = saleOf(offer, now);
  if (sale === 'soon') return <Text tone="wait">{t('over.soon', { when: when(offer.opensAt) })}</Text>;
  if (sale === 'over') return <Text tone="wait">{t('over.closed')}</Text>;
  if (status !== 'in') {
    return (
      <>
        <Text>{t('over.signin')}</Text>
        <Button label={t('buy.signin')} onPress={() => router.push('/sign-in')} busy={status === 'unknown'} />
      </>
    );
  }
  const returns = offer.returns === 'no-return' ? 'ask' : 'usual';
  return sale === 'out' ? <WaitingPart offer={offer.id} returns={returns} /> : null;
}

interface OrderProps extends BuyOverProps {
  readonly page: OfferPage;
  readonly onRenew: () => void;
  readonly onOrdered: (order: string) => void;
}

function Order({ page, session: live, group, onClose, ...then }: OrderProps) {
  const { t } = useShopWords();
  const hindrance = useHindrance(page, useNow(1_000));
  const order = { offer: page, session: live, group: group ?? null, onClose };
  if (hindrance === null) return <BuySheet {...then} {...order} />;
  return (
    <Sheet open title={t('sheet.title')} onClose={onClose}>
      <SellerStrip seller={page.goods.seller} />
      {hindrance}
    </Sheet>
  );
}

/** Ordering and paying over something that goes on: a live is never left for it (边看边买). */
export function BuyOver(props: BuyOverProps) {
  const { offer: id, group, onClose } = props;
  const { t } = useShopWords();
  const found = useOfferOver(id);
  const [ordered, setOrdered] = useState<string | null>(null);
  const page = found.isError && refusalOf(found.error).status === 404 ? undefined : found.data;
  if (ordered !== null) return <PayOver order={ordered} isGroup={group !== undefined} onClose={onClose} />;
  if (page) return <Order {...props} page={page} onRenew={() => void found.refetch()} onOrdered={setOrdered} />;
  return (
    <Sheet open title={t('sheet.title')} onClose={onClose}>
      <Instead found={found} />
    </Sheet>
  );
}
