import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type shop from '../translations/en.json';
import type desk from './translations/en.json';

/** The name of a sentence of these pages. */
export type DeskWord = keyof typeof desk | Extract<keyof typeof shop, `state.${string}`>;

/** Says a sentence in the language of the page. */
export type SayDesk = (word: DeskWord, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): SayDesk {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `shop.${word}` }, values), [formatMessage]);
}

/** Says what the ledger calls something, and its own name where these pages have no words for it. */
export function useNamed(): (family: 'desk.did' | 'desk.by', name: string) => string {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (family, name) => {
      const id = `shop.${family}.${name}`;
      return id in messages ? formatMessage({ id }) : name;
    },
    [formatMessage, messages],
  );
}
