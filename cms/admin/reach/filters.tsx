import { useEffect, useState, type ReactNode } from 'react';
import { Box, SingleSelect } from '@strapi/design-system';
import { SearchField } from './search-field';

const SOON = 300;

type WordsProps = { readonly label: string; readonly value: string; readonly onChange: (text: string) => void };

/** A field for words that narrow a list. It asks once the hand rests, not at each letter. */
export function SearchWords({ label, value, onChange }: WordsProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const waiting = window.setTimeout(() => onChange(text), SOON);
    return () => window.clearTimeout(waiting);
  }, [text, value, onChange]);
  const clear = (): void => {
    setText('');
    onChange('');
  };
  return (
    <Box minWidth="22rem">
      <SearchField name="text" size="S" label={label} value={text} onChange={setText} onClear={clear} />
    </Box>
  );
}

type NarrowProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

/** One choice that narrows a list; its options are the children. */
export function Narrow({ label, value, onChange, children }: NarrowProps) {
  return (
    <Box minWidth="15rem">
      <SingleSelect size="S" aria-label={label} value={value} onChange={(chosen) => onChange(String(chosen))}>
        {children}
      </SingleSelect>
    </Box>
  );
}
