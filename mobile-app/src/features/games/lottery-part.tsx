import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from 'expo-router';
import { useState } from 'react';
import type { LotteryEntry, LotteryProof } from '@/contract/types';
import { enterLottery, tellContact } from '@/data/games';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Press } from '@/ui/press';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { useSaid } from '@/words/use-said';
import { money } from './games.rules';
import { useGamesWords } from './games-words';
import { Left, Said } from './part';
import { useEntry, useLottery } from './use-games';

/** A lottery in a room: its prizes, the button that enters, the way to its proof. */
export function LotteryPart({ id }: { readonly id: string }) {
  const { t } = useGamesWords();
  const found = useLottery(id);
  if (found.isPending) return <Text tone="inkSoft">{t('games.loading')}</Text>;
  if (found.isError)
    return <ErrorState failure={refusalOf(found.error)} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  return (
    <Left>
      <Prizes proof={found.data} />
      <Entering proof={found.data} />
      <Link href={`/lottery/${id}`} asChild>
        <Press>
          <Text tone="ember">{t('lottery.proof')}</Text>
        </Press>
      </Link>
    </Left>
  );
}

/** What can be won. */
export function Prizes({ proof: { page } }: { readonly proof: LotteryProof }) {
  const { t } = useGamesWords();
  return (
    <>
      {page.prizes.map(({ name, value, count }) => (
        <Text key={name}>{t('lottery.prize', { name, value: money(value), count })}</Text>
      ))}
    </>
  );
}

/** Enters, shows the own entry, and asks a winner where the prize goes. */
export function Entering({ proof }: { readonly proof: LotteryProof }) {
  const own = useEntry(proof.id).data;
  return (
    <Left>
      {own?.entry ? <Entered proof={proof} own={own} entry={own.entry} /> : null}
      {!own?.entry && proof.state === 'open' ? <Enter id={proof.id} /> : null}
    </Left>
  );
}

interface EnteredProps {
  readonly proof: LotteryProof;
  readonly own: LotteryEntry;
  readonly entry: string;
}

/** The own entry, and what it won. */
function Entered({ proof: { id, page, state }, own: { prize: won, hasContact }, entry }: EnteredProps) {
  const { t } = useGamesWords();
  const prize = won === null ? undefined : page.prizes[won];
  return (
    <>
      <Text tone="proof" selectable live>
        {t('lottery.entered', { entry })}
      </Text>
      {prize ? <Won id={id} name={prize.name} hasContact={hasContact} /> : null}
      {!prize && state === 'announced' ? <Text tone="inkSoft">{t('lottery.not-won')}</Text> : null}
    </>
  );
}

function Enter({ id }: { readonly id: string }) {
  const { t } = useGamesWords();
  const router = useRouter();
  const client = useQueryClient();
  const { status } = useStore(session);
  const trying = useSaid();
  const isIn = status === 'in';
  const enter = async () => {
    if (await trying.attempt(() => enterLottery(id)))
      await client.invalidateQueries({ queryKey: ['lottery-entry', id] });
  };
  return (
    <>
      <Text size="note" tone="inkSoft">
        {t('lottery.outsider')}
      </Text>
      <Button
        label={t(isIn ? 'lottery.enter' : 'games.signin')}
        onPress={() => (isIn ? void enter() : router.push('/sign-in'))}
        busy={trying.busy}
      />
      <Said said={trying.said} />
    </>
  );
}

interface WonProps {
  readonly id: string;
  readonly name: string;
  readonly hasContact: boolean;
}

function Won({ id, name, hasContact }: WonProps) {
  const { t } = useGamesWords();
  const client = useQueryClient();
  const trying = useSaid();
  const [contact, setContact] = useState('');
  const send = async () => {
    if (await trying.attempt(() => tellContact(id, contact)))
      await client.invalidateQueries({ queryKey: ['lottery-entry', id] });
  };
  return (
    <>
      <Text size="title" tone="ember" bold live>
        {t('lottery.won', { name })}
      </Text>
      {hasContact ? <Text tone="proof">{t('lottery.contact.kept')}</Text> : null}
      <Text size="note" tone="inkSoft">
        {t('lottery.contact.about')}
      </Text>
      <Field label={t('lottery.contact')} value={contact} onChange={setContact} most={200} />
      <Button
        kind="quiet"
        label={t(hasContact ? 'lottery.contact.change' : 'lottery.contact.send')}
        onPress={() => void send()}
        busy={trying.busy}
        disabled={contact.trim().length < 4}
      />
      <Said said={trying.said} />
    </>
  );
}
