import { useState } from 'react';
import { NOTE_MOST } from '../../contract';
import { Deed, Deeds, Field } from './look';
import { FormSheet } from './sheet';
import type { Notes } from './use-notes';
import { useSay } from './words';

/** What directors say most, one press each. */
const USUAL = ['faster', 'slower', 'price', 'question', 'next', 'close'] as const;

type Props = { readonly notes: Notes; readonly onClose: () => void };

/** Tells the host something on the teleprompter. */
export function NoteSheet({ notes, onClose }: Props) {
  const say = useSay();
  const [text, setText] = useState('');
  const [isUrgent, urge] = useState(false);
  const [hasTried, tried] = useState(false);
  const tellUsual = async (words: string): Promise<void> => {
    tried(true);
    if (await notes.tell(words, isUrgent)) onClose();
  };
  return (
    <FormSheet
      title={say('note.tell')}
      action={say('note.do')}
      canSend={text.trim() !== ''}
      refusal={notes.refusal}
      hasTried={hasTried}
      onClose={onClose}
      onSend={() => notes.tell(text.trim(), isUrgent)}
    >
      <Field>
        {say('note.text')}
        <input
          type="text"
          data-first=""
          maxLength={NOTE_MOST}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <label>
        <input type="checkbox" checked={isUrgent} onChange={({ target }) => urge(target.checked)} />
        {say('note.urgent')}
      </label>
      <Deeds style={{ paddingBlockEnd: '2rem' }}>
        {USUAL.map((one) => (
          <Deed key={one} onPress={() => void tellUsual(say(`note.usual.${one}`))}>
            {say(`note.usual.${one}`)}
          </Deed>
        ))}
      </Deeds>
    </FormSheet>
  );
}
