import { useState } from 'react';
import { joinWaiting, leaveWaiting } from '@/data/shop';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useShopWords } from './shop-words';
import { useSaid } from '@/words/use-said';

interface WaitingPartProps {
  readonly offer: string;
  readonly quantity?: number;
  readonly region?: string;
}

/** Sold out: one may stand in line, sees where, and may leave. */
export function WaitingPart({ offer, quantity = 1, region }: WaitingPartProps) {
  const { t } = useShopWords();
  const [ahead, setAhead] = useState<number | 'left' | null>(null);
  const trying = useSaid();
  const join = async () => {
    const joined = await trying.attempt(() =>
      joinWaiting(offer, { quantity, ...(region === undefined ? {} : { region }) }),
    );
    if (joined) setAhead(joined.ahead);
  };
  const leave = async () => {
    const left = await trying.attempt(async () => {
      const answer = await leaveWaiting(offer);
      return answer.ok ? { ok: true as const, value: 'left' as const } : answer;
    });
    if (left) setAhead(left);
  };
  const stands = typeof ahead === 'number';
  return (
    <>
      {ahead === null ? null : (
        <Text size="note" tone={stands ? 'proof' : 'inkSoft'} live>
          {ahead === 'left' ? t('wait.left') : ahead === 0 ? t('wait.first') : t('wait.ahead', { n: ahead })}
        </Text>
      )}
      {trying.said === null ? null : (
        <Text size="note" tone="stop" live>
          {trying.said}
        </Text>
      )}
      {stands ? (
        <Button kind="quiet" label={t('wait.leave')} onPress={() => void leave()} busy={trying.busy} />
      ) : (
        <Button label={t('wait.join')} onPress={() => void join()} busy={trying.busy} />
      )}
    </>
  );
}
