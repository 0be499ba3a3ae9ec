import { useState } from 'react';
import { joinWaiting, leaveWaiting } from '@/data/shop';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Text } from '@/ui/text';
import { useShopWords } from './shop-words';
import { useSaid } from '@/words/use-said';

interface WaitingPartProps {
  readonly offer: string;
  readonly quantity?: number;
  readonly region?: string;
  /** What cannot be sent back without a reason is ticked here, unless it was. */
  readonly returns?: 'usual' | 'ask' | 'agreed';
}

interface TickProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly missing: boolean;
}

/** Whoever waits is served by themselves later: what the law wants to be said apart is said now. */
function Tick({ value, onChange, missing }: TickProps) {
  const { t } = useShopWords();
  return (
    <>
      <Toggle shape="box" label={t('returns.confirm')} value={value} onChange={onChange} />
      {missing ? (
        <Text size="note" tone="stop" live>
          {t('returns.missing')}
        </Text>
      ) : null}
    </>
  );
}

/** Sold out: one may stand in line, sees where, and may leave. */
export function WaitingPart({ offer, quantity = 1, region, returns = 'usual' }: WaitingPartProps) {
  const { t } = useShopWords();
  const [ahead, setAhead] = useState<number | 'left' | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const trying = useSaid();
  const mayJoin = returns !== 'ask' || agreed;
  const join = async () => {
    setTried(true);
    if (!mayJoin) return;
    const joined = await trying.attempt(() =>
      joinWaiting(offer, {
        quantity,
        ...(region === undefined ? {} : { region }),
        ...(returns === 'usual' ? {} : { noReturn: true }),
      }),
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
      {returns === 'ask' && !stands ? <Tick value={agreed} onChange={setAgreed} missing={tried && !agreed} /> : null}
      {stands ? (
        <Button kind="quiet" label={t('wait.leave')} onPress={() => void leave()} busy={trying.busy} />
      ) : (
        <Button label={t('wait.join')} onPress={() => void join()} busy={trying.busy} />
      )}
    </>
  );
}
