import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from './translations/en.json';

/** The name of a sentence of these pages. */
export type Word = keyof typeof english;

/** Says a sentence in the language of the page; one that no locale has does not compile. */
export function useSay(): (word: Word, values?: Readonly<Record<string, string | number>>) => string {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `vetting.${word}` }, values), [formatMessage]);
}
