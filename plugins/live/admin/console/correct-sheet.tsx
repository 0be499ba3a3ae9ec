import { useState } from 'react';
import type { LiveCorrection } from '../../contract';
import { Field, Quiet } from './look';
import { FormSheet } from './sheet';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = { readonly desk: Desk; readonly session: string; readonly onClose: () => void };

/** What was said wrongly and the words that put it right: over the picture at once, and in the log for ever. */
export function CorrectSheet({ desk, session, onClose }: Props) {
  const say = useSay();
  const [slip, setSlip] = useState('');
  const [words, setWords] = useState('');
  const send = async (): Promise<boolean> => {
    const text = words.trim();
    const done = await desk.press<LiveCorrection>({
      deed: 'correct',
      change: (view) => ({
        ...view,
        room: { ...view.room, overlays: [...view.room.overlays, { kind: 'correction', text }] },
      }),
      ask: { method: 'post', path: `/live/sessions/${session}/corrections`, body: { slip: slip.trim(), words: text } },
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
          autoFocus
          maxLength={300}
          value={slip}
          onChange={({ target }) => setSlip(target.value)}
        />
      </Field>
      <Field>
        {say('correct.words')}
        <input type="text" required maxLength={200} value={words} onChange={({ target }) => setWords(target.value)} />
      </Field>
    </FormSheet>
  );
}
