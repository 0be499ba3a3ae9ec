import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type english from './translations/en.json';

/** The name of a sentence of these pages. */
export type RoomWord = keyof typeof english;

/** Says a sentence in the language of the page. */
export type SayRoom = (word: RoomWord, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of these pages; one that no locale has does not compile. */
export function useSay(): SayRoom {
  const { formatMessage } = useIntl();
  return useCallback((word, values) => formatMessage({ id: `live.${word}` }, values), [formatMessage]);
}

/** Says why the machine held a message: in words for reasons of its own, by its name for a rule of the kitchen. */
export function useHeldBy(): (rule: string) => string {
  const say = useSay();
  return useCallback((rule) => (isOwn(rule) ? say(`room.held.${rule}`) : rule), [say]);
}

const OWN = ['mode', 'link', 'number', 'platform'] as const;
const isOwn = (rule: string): rule is (typeof OWN)[number] => OWN.some((one) => one === rule);
