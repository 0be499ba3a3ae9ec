import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { LiveAnswer } from '@/contract/types';
import { askAssistant, fetchOwnAnswers } from '@/data/assistant';
import { session as signIn } from '@/data/session';
import { useStore } from '@/data/store';
import { aKey } from '@/data/tips.rules';
import { useSaid } from '@/words/use-said';
import { tidy } from '../say.rules';

/** A person's answer is waited for. */
const WAITING_MS = 5_000;

const isWaiting = ({ queue }: LiveAnswer): boolean => queue !== null;

/** What the reader asked the assistant of a live, and a way to ask. One text is one question, however often it has to be sent. */
export function useAssistant(session: string) {
  const { status, user } = useStore(signIn);
  const client = useQueryClient();
  const key = ['own-answers', session, user?.id];
  const asked = useQuery({
    queryKey: key,
    queryFn: () => fetchOwnAnswers(session),
    enabled: status === 'in',
    refetchInterval: ({ state }) => (state.data?.some(isWaiting) ? WAITING_MS : false),
  });
  const trying = useSaid();
  const [text, setText] = useState('');
  const press = useRef<{ readonly question: string; readonly press: string } | null>(null);
  const send = async () => {
    const question = tidy(text);
    if (question === '' || trying.busy) return;
    if (press.current?.question !== question) press.current = { question, press: aKey() };
    const sent = press.current;
    const answer = await trying.attempt(() => askAssistant(session, sent));
    if (answer === null) return;
    press.current = null;
    setText('');
    client.setQueryData<readonly LiveAnswer[]>(key, (before = []) => [
      answer,
      ...before.filter(({ id }) => id !== answer.id),
    ]);
  };
  return { status, asked, text, write: setText, send, busy: trying.busy, said: trying.said };
}
