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
import { NO_WAY, payBy, waysToPay } from './pay';
import { leftUntil, money } from './shop.rules';
import { useShopWords } from './shop-words';
import { useNow } from './use-now';
import { useSaid } from './use-said';

const useStyles = styles((t) => ({
  part: { gap: t.space[3], paddingVertical: t.space[3] },
  clock: { fontVariant: ['tabular-nums'] },
}));

/** How long the goods are still kept; by the phone's clock, the host decides. */
export function Countdown({ until }: { readonly until: string }) {
  const s = useStyles();
  const { t } = useShopWords();
  const left = leftUntil(until, useNow(500));
  return (
    <Text tone="wait" bold style={s.clock}>
      {left === null ? t('about.expired') : t('pay.left', { time: left })}
    </Text>
  );
}

function useWays() {
  return useQuery({ queryKey: ['ways-to-pay'], queryFn: async () => orThrow(await waysToPay()), staleTime: 60_000 });
}

/** The way to the till, for as long as the order waits for it. */
export function PayPart({ order }: { order: OwnOrder }) {
  const s = useStyles();
  const { t } = useShopWords();
  const ways = useWays();
  const [chosen, setChosen] = useState<WayToPay['provider'] | null>(null);
  const trying = useSaid();
  const providers = ways.data?.map(({ provider }) => provider) ?? [];
  const provider = chosen ?? providers[0] ?? null;
  const go = async () => {
    if (provider !== null) await trying.attempt(() => payBy(order.id, provider));
  };
  const cannot = ways.data?.length === 0 || trying.refusal?.code === NO_WAY;
  const lost = ways.isError ? refusalLine(refusalOf(ways.error)) : null;
  return (
    <View style={s.part}>
      <Countdown until={order.payUntil} />
      {cannot ? <Text tone="wait">{t('pay.none')}</Text> : null}
      {providers.length > 1 && provider !== null ? (
        <Choice
          label={t('pay.way')}
          value={provider}
          options={providers.map((one) => ({ value: one, label: t(`pay.way.${one}`) }))}
          onChange={setChosen}
        />
      ) : null}
      {trying.said !== null && !cannot ? (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      ) : null}
      {lost === null ? null : <Text tone="stop">{'said' in lost ? lost.said : t(lost.word, lost.params)}</Text>}
      {ways.isError ? (
        <Button
          kind="quiet"
          icon="refresh"
          label={t('error.retry')}
          onPress={() => void ways.refetch()}
          busy={ways.isFetching}
        />
      ) : (
        <Button
          label={t('pay', { price: money(order.amount) })}
          onPress={() => void go()}
          busy={trying.busy || ways.isPending}
          disabled={provider === null}
        />
      )}
    </View>
  );
}
