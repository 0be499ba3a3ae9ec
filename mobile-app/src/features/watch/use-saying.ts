import { useCallback, useRef, useState } from 'react';
import type { LiveMessage } from '@/contract/live-room';
import { aKey } from '@/data/tips.rules';
import { isWaiting, MOST_CHARS, tidy, waitOf, whyNot } from './say.rules';
import type { Followed } from './use-room';
import type { WatchWord } from './watch-words';

/** What came of what was written last. */
export interface Outcome {
  readonly word: WatchWord;
  readonly tone: 'proof' | 'wait' | 'stop';
  readonly seconds?: number;
}

interface Saying {
  readonly say: Followed['say'];
  readonly slowSeconds: number;
  /** Where the picture stands now. */
  readonly clock: () => number | null;
}

/** Writing into a room: one text is one message, however often it has to be sent before somebody answers. */
export function useSaying({ say, slowSeconds, clock }: Saying) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const key = useRef<{ readonly text: string; readonly id: string } | null>(null);
  const lastAt = useRef<number | null>(null);
  const own = useRef(new Set<string>());

  const idOf = (said: string): string => {
    if (key.current?.text !== said) key.current = { text: said, id: aKey() };
    return key.current.id;
  };
  const send = async (kind: LiveMessage['kind']) => {
    const said = tidy(text).slice(0, MOST_CHARS);
    if (said === '' || busy) return;
    const seconds = waitOf({ slowSeconds, lastAt: lastAt.current }, Date.now());
    if (seconds > 0) {
      setOutcome({ word: 'watch.say.slow', tone: 'wait', seconds });
      return;
    }
    const id = idOf(said);
    own.current.add(id);
    setBusy(true);
    const answer = await say({ type: 'say', id, kind, text: said, clock: clock() });
    setBusy(false);
    if (!answer.ok) {
      setOutcome({ word: whyNot(answer.refusal), tone: 'stop' });
      return;
    }
    key.current = null;
    lastAt.current = Date.now();
    setText('');
    setOutcome(isWaiting(answer.value) ? { word: 'watch.say.waiting', tone: 'wait' } : null);
  };
  const write = (typed: string) => {
    setText(typed);
    setOutcome(null);
  };
  const isOwn = useCallback((id: string) => own.current.has(id), []);
  return { text, write, busy, outcome, send, isOwn };
}
