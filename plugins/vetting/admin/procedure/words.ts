import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from './translations/en.json';

/** The name of a sentence of these pages. */
export type Word = keyof typeof english;

/** Says a sentence in the language of the page. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `vetting.${word}` }, values), [formatMessage]);
}

/** What somebody typed into a field. */
export type Typed = { readonly target: { readonly value: string } };
