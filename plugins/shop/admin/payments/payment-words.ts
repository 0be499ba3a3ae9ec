import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from '../translations/en.json';

/** The name of a sentence of these pages. */
export type PayWord = Extract<keyof typeof english, `pay.${string}`>;

/** Says a sentence in the language of the page. */
export type SayPay = (word: PayWord, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSayPay(): SayPay {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `shop.${word}` }, values), [formatMessage]);
}

/** An amount as a price tag sets it. */
export const yuanOf = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;
