import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from './translations/en.json';

type After<Key> = Key extends `robots.${infer Rest}` ? Rest : never;

/** The name of a sentence of these pages, without `live.robots.` before it. */
export type Word = After<keyof typeof english>;

/** Says a sentence in the language of the page. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `live.robots.${word}` }, values), [formatMessage]);
}
