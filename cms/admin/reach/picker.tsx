import { useDeferredValue, useEffect, useState } from 'react';
import { Combobox, ComboboxOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Row } from './dialog';
import { useReading } from './use-reading';

/** Something that can be picked: its id, what people call it, and what tells it from others of that name. */
export type Pickable = { readonly id: string; readonly title: string; readonly about: string };

type Props<Answer> = {
  readonly label: string;
  readonly hint?: string;
  /** False where nothing may be picked as well. */
  readonly required?: boolean;
  readonly picked: Pickable | undefined;
  /** The path that answers with what has some words; without words the newest. */
  readonly ask: (text: string) => string;
  /** What the answer offers; a short list that was answered whole is narrowed by the words here. */
  readonly read: (answer: Answer, text: string) => readonly Pickable[];
  readonly onPick: (picked: Pickable | undefined) => void;
};

const SOON = 250;

/** Finds something by words and picks it, so that nobody has to know an id. It asks once the hand rests. */
export function Picker<Answer>({ label, hint, required = true, picked, ask, read, onPick }: Props<Answer>) {
  const { formatMessage } = useIntl();
  const [text, setText] = useState('');
  const asked = useRested(useDeferredValue(text.trim()));
  const found = useReading<Answer>(ask(asked));
  const options = found.value === undefined ? [] : read(found.value, asked);
  // What was picked stays an option whatever is looked for afterwards, or its name would vanish from the field.
  const shown = picked && !options.some(({ id }) => id === picked.id) ? [picked, ...options] : options;
  return (
    <Row label={label} required={required} {...(hint === undefined ? {} : { hint })}>
      <Combobox
        autocomplete="none"
        placeholder={formatMessage({ id: 'cms.reach.pick' })}
        noOptionsMessage={() => formatMessage({ id: found.failed ? 'cms.reach.unread' : 'cms.reach.pick.none' })}
        loading={found.value === undefined && !found.failed}
        loadingMessage={formatMessage({ id: 'cms.reach.pick.looks' })}
        value={picked?.id ?? ''}
        onInputChange={({ currentTarget }: { currentTarget: { value: string } }) => setText(currentTarget.value)}
        onChange={(id: string) => onPick(shown.find((one) => one.id === id))}
        onClear={() => {
          setText('');
          onPick(undefined);
        }}
      >
        {shown.map(({ id, title, about }) => (
          <ComboboxOption key={id} value={id} textValue={title}>
            {title}
            {about === '' ? null : (
              <Typography variant="pi" textColor="neutral600">
                {' · '}
                {about}
              </Typography>
            )}
          </ComboboxOption>
        ))}
      </Combobox>
    </Row>
  );
}

function useRested(text: string): string {
  const [rested, rest] = useState(text);
  useEffect(() => {
    const waiting = window.setTimeout(() => rest(text), SOON);
    return () => window.clearTimeout(waiting);
  }, [text]);
  return rested;
}
