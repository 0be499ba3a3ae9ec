import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from '../locales/en.json';

type After<Key> = Key extends `cms.rights.${infer Rest}` ? Rest : never;

/** The name of a sentence of these pages, without `cms.rights.` before it. */
export type Word = After<keyof typeof english>;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): (word: Word, values?: Readonly<Record<string, string | number>>) => string {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `cms.rights.${word}` }, values), [formatMessage]);
}
