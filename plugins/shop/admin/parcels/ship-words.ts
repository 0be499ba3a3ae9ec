import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from '../translations/en.json';

/** The name of a sentence of the pages of shipping and after-sales, or of an order's state. */
export type ShipWord = Extract<keyof typeof english, `ship.${string}` | `sale.${string}` | `state.${string}`>;

/** Says a sentence in the language of the page. */
export type SayShip = (word: ShipWord, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSayShip(): SayShip {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `shop.${word}` }, values), [formatMessage]);
}
