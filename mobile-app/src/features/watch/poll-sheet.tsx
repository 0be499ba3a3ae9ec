import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useState } from 'react';
import { View } from 'react-native';
import type { LivePoll } from '@/contract/live-room';
import { session } from '@/data/session';
import { fetchPoll, sendVote } from '@/data/live-room';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Press } from '@/ui/press';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { useSaid } from '@/words/use-said';
import { shareOf } from './plan.rules';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  choice: { justifyContent: 'center', borderWidth: 1, borderColor: t.colour.hairline, overflow: 'hidden' },
  bar: { position: 'absolute', top: 0, bottom: 0, left: 0, backgroundColor: t.colour.fold },
  line: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: t.space[2],
    paddingHorizontal: t.space[3],
    paddingVertical: t.space[2],
  },
  words: { flexShrink: 1 },
}));

interface PollSheetProps {
  readonly id: string;
  readonly room: string;
  /** As the room told it last; who came in later asks for it. */
  readonly told: LivePoll | null;
  readonly title: string;
  readonly onClose: () => void;
}

interface ChoiceProps {
  readonly choice: LivePoll['options'][number];
  readonly all: number;
  readonly isOwn: boolean;
  readonly onVote: (() => void) | null;
}

/** A choice with its share of the votes, as they are told. */
function PollChoice({ choice, all, isOwn, onVote }: ChoiceProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  const { text, votes } = choice;
  return (
    <Press
      role="button"
      aria-pressed={isOwn}
      aria-disabled={onVote === null}
      disabled={onVote === null}
      onPress={onVote ?? undefined}
      style={s.choice}
    >
      <View style={[s.bar, { width: `${shareOf(votes, all)}%` }]} />
      <View style={s.line}>
        <Text bold={isOwn} style={s.words}>
          {isOwn ? `${text} · ${t('watch.poll.yours')}` : text}
        </Text>
        <Text size="note" tone="inkSoft">
          {t('watch.poll.votes', { n: votes })}
        </Text>
      </View>
    </Press>
  );
}

/** One vote for each viewer; the figures are those of the host. */
function Voting({ poll }: { poll: LivePoll }) {
  const { t } = useWatchWords();
  const router = useRouter();
  const { status } = useStore(session);
  const [own, setOwn] = useState<number | null>(null);
  const trying = useSaid();
  const all = poll.options.reduce((sum, { votes }) => sum + votes, 0);
  const vote = async (option: number) => {
    if ((await trying.attempt(() => sendVote(poll.id, option))) !== null) setOwn(option);
  };
  const mayVote = status === 'in' && own === null && !trying.busy;
  return (
    <>
      <Text bold>{poll.question}</Text>
      {poll.options.map((choice, option) => (
        <PollChoice
          key={choice.text}
          choice={choice}
          all={all}
          isOwn={own === option}
          onVote={mayVote ? () => void vote(option) : null}
        />
      ))}
      {trying.said === null ? null : (
        <Text tone="stop" live>
          {trying.said}
        </Text>
      )}
      {status === 'out' ? (
        <Button kind="quiet" label={t('watch.poll.signin')} onPress={() => router.push('/sign-in')} />
      ) : null}
    </>
  );
}

/** A poll over the going picture. */
export function PollSheet({ id, room, told, title, onClose }: PollSheetProps) {
  const { t } = useWatchWords();
  const isTold = told?.id === id;
  const found = useQuery({ queryKey: ['live-poll', id], queryFn: () => fetchPoll(id, room), enabled: !isTold });
  const poll = isTold ? told : found.data;
  return (
    <Sheet open title={title} onClose={onClose}>
      {poll?.isOpen ? <Voting poll={poll} /> : null}
      {poll === undefined && found.isPending ? <Text tone="inkSoft">{t('watch.part.coming')}</Text> : null}
      {found.isError || poll?.isOpen === false ? <Text tone="inkSoft">{t('watch.poll.over')}</Text> : null}
    </Sheet>
  );
}
