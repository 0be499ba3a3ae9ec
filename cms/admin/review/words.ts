import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { RevisionField } from '../../contract';
import type english from '../locales/en.json';

type After<Key> = Key extends `cms.review.${infer Rest}` ? Rest : never;

/** The name of a sentence of these pages, without `cms.review.` before it. */
export type Word = After<keyof typeof english>;

/** Says a sentence in the language of the page. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `cms.review.${word}` }, values), [formatMessage]);
}

/** Names a field of a manuscript as its form does. */
export function useFieldNames(): (field: RevisionField) => string {
  const { formatMessage } = useIntl();
  return useCallback(
    (field) => formatMessage({ id: `content-manager.content-types.plugin::cms.manuscript.${field}` }),
    [formatMessage],
  );
}

/** What separates things that are listed in a sentence. */
export function useListing(): (parts: readonly string[]) => string {
  const { locale } = useIntl();
  return useCallback((parts) => parts.join(locale === 'en' ? ', ' : '、'), [locale]);
}

/** A word as it stands at the beginning of a line; Chinese knows no capitals. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
