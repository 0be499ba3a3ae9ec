import { useState } from 'react';
import type { LiveCorrection } from '../../contract';
import { pressId } from '../numbers/press-id';
import { Field, Quiet } from './look';
import { FormSheet } from './sheet';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = { readonly desk: Desk; readonly session: string; readonly onClose: () => void };

type Part = { readonly slip: string } | { readonly words: string };

/** What is typed, and its number: other words are another correction, the same ones once more, after an answer that was lost, are the same. */
function useWords() {
  const [wish, set] = useState(() => ({ correction: pressId(), slip: '', words: '' }));
  const write = (part: Part) => set((before) => ({ ...before, ...part, correction: pressId() }));
  return { ...wish, write };
}

/** What was said wrongly and the words that put it right: over the picture at once, and in the log for ever. */
export function CorrectSheet({ desk, session, onClose }: Props) {
  const say = useSay();
  const { correction, slip, words, write } = useWords();
  const send = async (): Promise<boolean> => {
    const text = words.trim();
    const body = { correction, slip: slip.trim(), words: text };
    const done = await desk.press<LiveCorrection>({
      deed: 'correct',
      change: (view) => ({
        ...view,
        room: { ...view.room, overlays: [...view.room.overlays, { kind: 'correction', text }] },
      }),
      ask: { method: 'post', path: `/live/sessions/${session}/corrections`, body },
    });
    return done !== undefined;
  };
  return (
    <FormSheet
      title={say('correct')}
      action={say('correct.do')}
      canSend={slip.trim() !== '' && words.trim() !== ''}
      refusal={desk.refusal}
      onClose={onClose}
      onSend={send}
    >
      <Quiet>{say('correct.about')}</Quiet>
      <Field>
        {say('correct.slip')}
        <input
          type="text"
          required
          data-first=""
          maxLength={300}
          value={slip}
          onChange={({ target }) => write({ slip: target.value })}
        />
      </Field>
      <Field>
        {say('correct.words')}
        <input
          type="text"
          required
          maxLength={200}
          value={words}
          onChange={({ target }) => write({ words: target.value })}
        />
      </Field>
    </FormSheet>
  );
}
