import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { View } from 'react-native';
import type { OwnOrder, WayToPay } from '@/contract/types';
import { orThrow, refusalOf } from '@/data/result';
import { styles } from '@/theme/styles';
import { refusalLine } from '@/words/refusals';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/choice';
import { Text } from '@/ui/text';
import { leftTill } from './aftersales/sale.rules';
import { NO_WAY, payBy, waysToPay } from './pay';
import { dueOf, leftUntil, money, type Due } from './shop.rules';
import { useShopWords } from './shop-words';
import { useNow } from './use-now';
import { useSaid } from '@/words/use-said';

const useStyles = styles((t) => ({
  part: { gap: t.space[3], paddingVertical: t.space[3] },
  clock: { fontVariant: ['tabular-nums'] },
}));

/** How long the goods are still kept, in days while there are some; by the phone's clock, the host decides. */
export function Countdown({ until }: { readonly until: string }) {
  const s = useStyles();
  const { t } = useShopWords();
  const now = useNow(500);
  const { unit, ...far } = leftTill(until, now);
  const left = leftUntil(until, now);
  const near = left === null ? t('about.expired') : t('pay.left', { time: left });
  return (
    <Text tone="wait" bold style={s.clock}>
      {unit === 'days' ? t('sale.left.days', far) : near}
    </Text>
  );
}

type Provider = WayToPay['provider'];

/** How the station can be paid. */
export function useWays() {
  return useQuery({ queryKey: ['ways-to-pay'], queryFn: async () => orThrow(await waysToPay()), staleTime: 60_000 });
}

type Ways = ReturnType<typeof useWays>;

/** Why it cannot be paid now, in words. */
export function Hindrance({ ways, said, cannot }: { ways: Ways; said: string | null; cannot: boolean }) {
  const { t } = useShopWords();
  const lost = ways.isError ? refusalLine(refusalOf(ways.error)) : null;
  if (cannot) return <Text tone="wait">{t('pay.none')}</Text>;
  const why = lost === null ? said : 'said' in lost ? lost.said : t(lost.word, lost.params);
  if (why === null) return null;
  return (
    <Text tone="stop" live>
      {why}
    </Text>
  );
}

interface ProviderProps {
  readonly providers: readonly Provider[];
  readonly value: Provider | null;
  readonly onChange: (provider: Provider) => void;
}

/** Asked only where there is a choice. */
export function ProviderChoice({ providers, value, onChange }: ProviderProps) {
  const { t } = useShopWords();
  if (providers.length < 2 || value === null) return null;
  const options = providers.map((one) => ({ value: one, label: t(`pay.way.${one}`) }));
  return <Choice label={t('pay.way')} value={value} options={options} onChange={onChange} />;
}

/** What is paid now: all of it, the deposit, or the balance; before and after the time of the balance, when that is. */
export function PayPart({ order }: { order: OwnOrder }) {
  const { t, when } = useShopWords();
  // The time of a balance comes and goes; all else stands still.
  const due = dueOf(order, useNow(order.state === 'reserved' ? 1_000 : null));
  if (due === null) return null;
  if (due.kind === 'over') return <Text tone="wait">{t('pay.balance.over')}</Text>;
  if (due.kind === 'soon') {
    return <Text tone="inkSoft">{t('pay.balance.from', { when: when(due.from), price: money(due.fen) })}</Text>;
  }
  return <Till order={order} due={due} />;
}

/** What is paid, on the button. */
export const LABELS = { all: 'pay', deposit: 'pay.deposit', balance: 'pay.balance' } as const;

interface TillProps {
  readonly order: OwnOrder;
  readonly due: Extract<Due, { until: string }>;
}

/** The way to the till, for as long as the order waits for it. */
function Till({ order, due }: TillProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const ways = useWays();
  const [chosen, setChosen] = useState<Provider | null>(null);
  const trying = useSaid();
  const providers = ways.data?.map(({ provider }) => provider) ?? [];
  const provider = chosen ?? providers[0] ?? null;
  const go = async () => {
    if (provider !== null) await trying.attempt(() => payBy(order.id, provider));
  };
  const cannot = ways.data?.length === 0 || trying.refusal?.code === NO_WAY;
  const retry = () => void ways.refetch();
  return (
    <View style={s.part}>
      <Countdown until={due.until} />
      <ProviderChoice providers={providers} value={provider} onChange={setChosen} />
      <Hindrance ways={ways} said={trying.said} cannot={cannot} />
      {ways.isError ? (
        <Button kind="quiet" icon="refresh" label={t('error.retry')} onPress={retry} busy={ways.isFetching} />
      ) : (
        <Button
          label={t(LABELS[due.kind], { price: money(due.fen) })}
          onPress={() => void go()}
          busy={trying.busy || ways.isPending}
          disabled={provider === null}
        />
      )}
    </View>
  );
}
