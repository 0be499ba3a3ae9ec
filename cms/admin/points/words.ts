import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from '../locales/en.json';

type After<Key> = Key extends `cms.points.${infer Rest}` ? Rest : never;

/** The name of a sentence of these pages, without `cms.points.` before it. */
export type Word = After<keyof typeof english>;

/** Says a sentence in the language of the page. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `cms.points.${word}` }, values), [formatMessage]);
}

/** Names a month of the books, 2026年11月. */
export function useMonthName(): (month: string) => string {
  const { formatDate } = useIntl();
  return useCallback(
    // The middle of the month is in it by every clock.
    (month) => formatDate(`${month}-15T00:00:00Z`, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    [formatDate],
  );
}
