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

/** Standing in line and leaving it. */
function useLine({ offer, quantity = 1, region, returns = 'usual' }: WaitingPartProps) {
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
  return { ahead, agreed, setAgreed, isMissing: tried && !agreed, trying, join, leave };
}

/** Where in line they stand, or that they left it. */
function Place({ ahead }: { ahead: number | 'left' | null }) {
  const { t } = useShopWords();
  if (ahead === null) return null;
  if (ahead === 'left') {
    return (
      <Text size="note" tone="inkSoft" live>
        {t('wait.left')}
      </Text>
    );
  }
  return (
    <Text size="note" tone="proof" live>
      {ahead === 0 ? t('wait.first') : t('wait.ahead', { n: ahead })}
    </Text>
  );
}

/** Sold out: one may stand in line, sees where, and may leave. */
export function WaitingPart(props: WaitingPartProps) {
  const { t } = useShopWords();
  const { ahead, agreed, setAgreed, isMissing, trying, join, leave } = useLine(props);
  const stands = typeof ahead === 'number';
  return (
    <>
      <Place ahead={ahead} />
      {trying.said === null ? null : (
        <Text size="note" tone="stop" live>
          {trying.said}
        </Text>
      )}
      {props.returns === 'ask' && !stands ? <Tick value={agreed} onChange={setAgreed} missing={isMissing} /> : null}
      {stands ? (
        <Button kind="quiet" label={t('wait.leave')} onPress={() => void leave()} busy={trying.busy} />
      ) : (
        <Button label={t('wait.join')} onPress={() => void join()} busy={trying.busy} />
      )}
    </>
  );
}
