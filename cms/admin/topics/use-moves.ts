import { useCallback, useState } from 'react';
import type { Topic, TopicEvent } from '../../contract';
import { useActing } from '../reach/use-acting';

/** What some events want said before they happen. */
export type Said = {
  readonly reason?: string;
  readonly plannedFrom?: string;
  readonly plannedTo?: string;
  readonly people?: readonly string[];
  readonly into?: Topic;
};

/** Events that open a form first. */
export const WANT_WORDS: readonly TopicEvent[] = ['return', 'reject', 'cancel', 'postpone', 'assign', 'merge'];

/** A move that waits for its form. */
export type Asked = { readonly topic: Topic; readonly event: TopicEvent };

/** Moving topics, one at a time. */
export type Moves = {
  readonly busy: boolean;
  /** The move whose form is open. */
  readonly asked: Asked | undefined;
  /** The topic that was moved last, as it is now. */
  readonly last: Topic | undefined;
  /** Makes the move, or opens the form that it wants. */
  begin(topic: Topic, event: TopicEvent): void;
  send(asked: Asked, said: Said): Promise<void>;
  cancel(): void;
  /** Puts a topic in place that was written elsewhere. */
  keep(topic: Topic): void;
  forget(): void;
};

/** Makes moves and remembers the last one, so that it can be taken back. */
export function useMoves(onMoved: () => void): Moves {
  const { busy, act } = useActing();
  const [asked, setAsked] = useState<Asked>();
  const [last, setLast] = useState<Topic>();
  const send = useCallback(
    async ({ topic, event }: Asked, said: Said) => {
      const done = await act<Topic | { topic: Topic }>({ method: 'post', ...deedOf(topic, event, said) });
      // Somebody was first, or it was refused: what is shown is read anew either way.
      if (done) {
        setLast('topic' in done.value ? done.value.topic : done.value);
        setAsked(undefined);
      }
      onMoved();
    },
    [act, onMoved],
  );
  const begin = useCallback(
    (topic: Topic, event: TopicEvent) => {
      if (WANT_WORDS.includes(event)) setAsked({ topic, event });
      else void send({ topic, event }, {});
    },
    [send],
  );
  return {
    busy,
    asked,
    last,
    begin,
    send,
    cancel: useCallback(() => setAsked(undefined), []),
    keep: setLast,
    forget: useCallback(() => setLast(undefined), []),
  };
}

function deedOf({ id, version }: Topic, event: TopicEvent, said: Said): { path: string; body: object } {
  if (event === 'sign' || event === 'approve') return { path: `/cms/topics/${id}/approve`, body: { version } };
  const { into, ...words } = said;
  if (event === 'merge') {
    return { path: `/cms/topics/${id}/merge`, body: { version, into: into?.id, intoVersion: into?.version } };
  }
  return { path: `/cms/topics/${id}/move`, body: { event, version, ...words } };
}
