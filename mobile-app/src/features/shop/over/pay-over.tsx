import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useState } from 'react';
import { View } from 'react-native';
import type { OwnOrder, WayToPay } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { fetchOrder } from '@/data/shop';
import { openBeside } from '@/platform/open-beside';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { useSaid } from '@/words/use-said';
import { NO_WAY, tillOf } from '../pay';
import { Countdown, Hindrance, LABELS, ProviderChoice, useWays } from '../pay-part';
import { dueOf, lookAgainIn, money, type Due } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { useNow } from '../use-now';

const useStyles = styles((t) => ({ part: { gap: t.space[3] }, deeds: { gap: t.space[2] } }));

/** Asked for until it is paid, whichever window it is paid in. */
function useOrderOver(id: string) {
  return useQuery({
    queryKey: ['order', id],
    queryFn: () => fetchOrder(id),
    staleTime: 0,
    refetchInterval: ({ state }) => lookAgainIn(state.data?.state),
  });
}

/** Opens the till beside what goes on. Where the browser held its window back, the next press opens it by itself. */
function useTill(order: string) {
  const trying = useSaid();
  const [held, setHeld] = useState<string | null>(null);
  const open = async (provider: WayToPay['provider']) => {
    if (held !== null && (await openBeside(held))) return;
    const till = await trying.attempt(() => tillOf(order, provider));
    if (till !== null && !(await openBeside(till))) setHeld(till);
  };
  return { trying, held, open };
}

interface TillProps {
  readonly order: OwnOrder;
  readonly due: Extract<Due, { until: string }>;
}

function Till({ order, due }: TillProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const ways = useWays();
  const { trying, held, open } = useTill(order.id);
  const [chosen, setChosen] = useState<WayToPay['provider'] | null>(null);
  const providers = ways.data?.map(({ provider }) => provider) ?? [];
  const provider = chosen ?? providers[0] ?? null;
  const label = held === null ? t(LABELS[due.kind], { price: money(due.fen) }) : t('over.pay.open');
  return (
    <View style={s.part}>
      <Countdown until={due.until} />
      <Text size="note" tone="inkSoft">
        {t('over.pay.about')}
      </Text>
      <ProviderChoice providers={providers} value={provider} onChange={setChosen} />
      <Hindrance ways={ways} said={trying.said} cannot={ways.data?.length === 0 || trying.refusal?.code === NO_WAY} />
      <Button
        label={label}
        onPress={() => (provider === null ? undefined : void open(provider))}
        busy={trying.busy || ways.isPending}
        disabled={provider === null}
      />
    </View>
  );
}

interface InsideProps {
  readonly order: OwnOrder;
  /** Bought with neighbours: it is not sent to the buyer. */
  readonly isGroup: boolean;
  readonly onClose: () => void;
}

/** What became of it, and the way back to what goes on. */
function Done({ order, isGroup, onClose }: InsideProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const router = useRouter();
  const isOff = order.state === 'cancelled' || order.state === 'refunded';
  return (
    <View style={s.part}>
      <Text bold tone={isOff ? 'wait' : 'proof'} live>
        {t(isOff ? 'over.ended' : isGroup ? 'over.paid.group' : 'over.paid')}
      </Text>
      <View style={s.deeds}>
        <Button label={t('over.back')} onPress={onClose} />
        <Button kind="quiet" label={t('over.order')} onPress={() => router.push(`/mall/orders/${order.id}`)} />
      </View>
    </View>
  );
}

function Inside(props: InsideProps) {
  const { order } = props;
  const due = dueOf(order, useNow(1_000));
  if (order.state === 'awaiting-payment' && due !== null && 'until' in due) return <Till order={order} due={due} />;
  return <Done {...props} />;
}

interface PayOverProps {
  readonly order: string;
  readonly isGroup: boolean;
  readonly onClose: () => void;
}

/** Paying for an order over something that goes on. */
export function PayOver({ order: id, isGroup, onClose }: PayOverProps) {
  const { t } = useShopWords();
  const found = useOrderOver(id);
  return (
    <Sheet open title={t('over.pay.title')} onClose={onClose}>
      {found.data ? <Inside order={found.data} isGroup={isGroup} onClose={onClose} /> : null}
      {found.isPending ? <Text tone="inkSoft">{t('over.loading')}</Text> : null}
      {found.isError && !found.data ? (
        <ErrorState failure={refusalOf(found.error)} onRetry={() => void found.refetch()} busy={found.isFetching} />
      ) : null}
    </Sheet>
  );
}
