import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from '../locales/en.json';

type After<Key> = Key extends `cms.sign.${infer Rest}` ? Rest : never;

/** The name of a sentence about signing on a phone, without `cms.sign.` before it. */
export type Word = After<keyof typeof english>;

/** The sentences about signing on a phone; one that no locale has does not compile. */
export function useSay(): (word: Word, values?: Readonly<Record<string, string | number>>) => string {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `cms.sign.${word}` }, values), [formatMessage]);
}
