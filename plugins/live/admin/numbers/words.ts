import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from './translations/en.json';

/** The name of a sentence of these pages. */
export type NumbersWord = keyof typeof english;

/** Says a sentence in the language of the page. */
export type SayNumbers = (word: NumbersWord, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): SayNumbers {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `live.${word}` }, values), [formatMessage]);
}

/** What somebody typed into a field. */
export type Typed = { readonly target: { readonly value: string } };
