import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import type { LotteryProof } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { setPageTitle } from '@/platform/page-head';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useGamesWords } from './games-words';
import { Entering, Prizes } from './lottery-part';
import { Part } from './part';
import { useLottery } from './use-games';
import { VerdictPart } from './verdict-part';

/** A lottery that anybody can check (抽奖验证): its rules, what was promised, and what this very device works out from it. */
export function LotteryScreen({ id }: { readonly id: string }) {
  const { t } = useGamesWords();
  const found = useLottery(id);
  const title = found.data?.page.title ?? t('lottery.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>{found.data ? <Opened proof={found.data} /> : <Instead found={found} />}</Page>
  );
}

function Opened({ proof }: { readonly proof: LotteryProof }) {
  const { t, when } = useGamesWords();
  const router = useRouter();
  const { page, state, count, session } = proof;
  return (
    <>
      <Part title={t(`lottery.is.${state}`)}>
        <Prizes proof={proof} />
        <Text>{page.rule}</Text>
        <Text tone="inkSoft">{t('lottery.window', { from: when(page.opensAt), until: when(page.closesAt) })}</Text>
        <Text tone="inkSoft">{t('lottery.salt-source', { source: page.saltSource, when: when(page.saltAt) })}</Text>
        <Text tone="inkSoft">{t('lottery.count', { n: count })}</Text>
        <Entering proof={proof} />
      </Part>
      <VerdictPart proof={proof} />
      <Winners proof={proof} />
      <Told proof={proof} />
      <ListRow icon="live" title={t('lottery.room')} onPress={() => router.push(`/watch/${session}`)} />
    </>
  );
}

function Winners({ proof: { winners, page } }: { readonly proof: LotteryProof }) {
  const { t } = useGamesWords();
  if (winners.length === 0) return null;
  return (
    <Part title={t('lottery.winners')}>
      {winners.map(({ entry, prize, rank }) => (
        <Text key={entry} size="note" selectable>
          {t('lottery.winner', { rank, name: page.prizes[prize]?.name ?? '', entry })}
        </Text>
      ))}
    </Part>
  );
}

/** Everything from which anybody else can work the same out. */
function Told({ proof }: { readonly proof: LotteryProof }) {
  const { t } = useGamesWords();
  const { rulesHash, seedHash, entriesHash, seed, salt } = proof;
  const told = [
    [t('proof.rules-hash'), rulesHash],
    [t('proof.seed-hash'), seedHash],
    [t('proof.entries-hash'), entriesHash],
    [t('proof.seed'), seed],
    [t('proof.salt'), salt],
  ] as const;
  return (
    <Part title={t('proof.told')}>
      {told.map(([name, value]) =>
        value === null ? null : (
          <Text key={name} size="note" tone="inkSoft" selectable>
            {`${name} ${value}`}
          </Text>
        ),
      )}
      <Text size="note" tone="inkSoft">
        {t('proof.formula')}
      </Text>
    </Part>
  );
}

const NOT_FOUND = 'GAMES.LOTTERY_NOT_FOUND';

/** What stands in its place while there is none. */
function Instead({ found }: { readonly found: ReturnType<typeof useLottery> }) {
  const { t } = useGamesWords();
  const router = useRouter();
  if (found.isPending) return <Bar width="70%" height={30} />;
  const failure = refusalOf(found.error);
  if (failure.code !== NOT_FOUND && failure.status !== 422)
    return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  const home = { label: t('games.home'), onPress: () => router.replace('/') };
  return <EmptyState title={t('lottery.none.title')} text={t('lottery.none.text')} action={home} />;
}
