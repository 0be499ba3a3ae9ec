import { useState } from 'react';
import type { LivePoll } from '../../contract';
import { Field } from './look';
import { pollOf } from './poll-draft.rules';
import { FormSheet } from './sheet';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = {
  readonly desk: Desk;
  readonly room: string;
  readonly onClose: () => void;
};

/** Asks the viewers something; a room has one poll at a time. */
export function PollSheet({ desk, room, onClose }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState({ question: '', options: '', minutes: '3' });
  const poll = pollOf(draft);
  const send = async (): Promise<boolean> => {
    if (!poll) return false;
    const made = await desk.press<LivePoll>({
      deed: 'poll-open',
      change: (view) => view,
      ask: { method: 'post', path: `/live/rooms/${room}/polls`, body: poll },
      settle: (view, { id, question, opensAt, closesAt }) => {
        const others = view.room.tools.filter((tool) => tool.id !== id);
        const tools = [...others, { kind: 'poll' as const, id, title: question, opensAt, closesAt }];
        return { ...view, room: { ...view.room, tools } };
      },
    });
    return made !== undefined;
  };
  const field = (name: keyof typeof draft) => ({
    required: true,
    value: draft[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setDraft({ ...draft, [name]: target.value }),
  });
  return (
    <FormSheet
      title={say('poll.open')}
      action={say('poll.do')}
      canSend={poll !== undefined}
      refusal={desk.refusal}
      onClose={onClose}
      onSend={send}
    >
      <Field>
        {say('poll.question')}
        <input type="text" data-first="" maxLength={80} {...field('question')} />
      </Field>
      <Field>
        {say('poll.options')}
        <textarea rows={4} {...field('options')} />
      </Field>
      <Field>
        {say('poll.minutes')}
        <input type="number" min={1} max={60} {...field('minutes')} />
      </Field>
    </FormSheet>
  );
}
