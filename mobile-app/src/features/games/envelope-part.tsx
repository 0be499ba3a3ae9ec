import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import type { ClaimedShare, ShownEnvelope } from '@/contract/types';
import { claimEnvelope } from '@/data/games';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useSaid } from '@/words/use-said';
import { money, phaseOf } from './games.rules';
import { useGamesWords } from './games-words';
import { Left, Said } from './part';

interface EnvelopePartProps {
  readonly envelope: ShownEnvelope;
}

/** The time, told again each second while something waits for it. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A red packet: what is in it, and the button that reaches for a share. What was got is said at once, and stays. */
export function EnvelopePart({ envelope }: EnvelopePartProps) {
  const { t, when } = useGamesWords();
  const now = useSeconds();
  const { id, count, budget, payout, audience, opensAt } = envelope;
  const [got, setGot] = useState<ClaimedShare | null>(null);
  const phase = envelope.state === 'over' ? 'over' : phaseOf(envelope, now);
  return (
    <Left>
      <Text>{t('envelope.what', { money: money(budget), n: count, kind: t(`envelope.${payout}`) })}</Text>
      {audience === 'reserved' ? <Text tone="inkSoft">{t('envelope.reserved')}</Text> : null}
      {phase === 'soon' ? <Text tone="wait">{t('envelope.soon', { when: when(opensAt) })}</Text> : null}
      {got === null && phase === 'on' ? <Reach id={id} onGot={setGot} /> : null}
      {got === null && phase === 'over' ? <Text tone="inkSoft">{t('envelope.over')}</Text> : null}
      {got === null ? null : <Got got={got} />}
      <Proof envelope={envelope} />
    </Left>
  );
}

/** Pressed once more after the line broke, it is the same share. */
function Reach({ id, onGot }: { readonly id: string; readonly onGot: (got: ClaimedShare) => void }) {
  const { t } = useGamesWords();
  const router = useRouter();
  const client = useQueryClient();
  const { status } = useStore(session);
  const trying = useSaid();
  const reach = async () => {
    const got = await trying.attempt(() => claimEnvelope(id));
    if (got === null) return;
    onGot(got);
    await client.invalidateQueries({ queryKey: ['my-shares'] });
  };
  const isIn = status === 'in';
  return (
    <>
      <Button
        label={t(isIn ? 'envelope.reach' : 'games.signin')}
        onPress={() => (isIn ? void reach() : router.push('/sign-in'))}
        busy={trying.busy}
      />
      <Said said={trying.said} />
    </>
  );
}

function Got({ got: { amount, coupon } }: { readonly got: ClaimedShare }) {
  const { t } = useGamesWords();
  if (amount === null)
    return (
      <Text tone="inkSoft" live>
        {t('envelope.gone')}
      </Text>
    );
  return (
    <>
      <Text size="headline" tone="ember" bold live>
        {t('envelope.got', { money: money(amount) })}
      </Text>
      <Text tone="inkSoft">{t(coupon === null ? 'envelope.got.account' : 'envelope.got.coupon')}</Text>
    </>
  );
}

/** As wide as there is room: a hash is broken only where its line ends. */
const WHOLE = { alignSelf: 'stretch' } as const;

/** The hash of the seed before it is over, the seed itself afterwards: then anybody can split it again. */
function Proof({ envelope: { seed, seedHash } }: EnvelopePartProps) {
  const { t } = useGamesWords();
  return (
    <Text size="note" tone="inkSoft" selectable style={WHOLE}>
      {seed === null ? t('envelope.hash', { hash: seedHash }) : t('envelope.seed', { seed })}
    </Text>
  );
}
