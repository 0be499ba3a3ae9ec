import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from '../locales/en.json';

type After<Key> = Key extends `cms.inspection.${infer Rest}` ? Rest : never;

/** The name of a sentence of this page, without `cms.inspection.` before it. */
export type Word = After<keyof typeof english>;

/** Says a sentence in the language of the page. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of this page; one that no locale has does not compile. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `cms.inspection.${word}` }, values), [formatMessage]);
}
