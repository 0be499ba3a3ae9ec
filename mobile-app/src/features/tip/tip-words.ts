import { useMemo } from 'react';
import { useWords, type Params, type Word, type Words } from '@/words/words';
import en from './words/en.json';
import zh from './words/zh.json';

export type TipWord = keyof typeof zh;

const CATALOGUES: Readonly<Record<Words['tongue'], Readonly<Record<string, string>>>> = { zh, en };

/** The words of this page. They come with it: whoever only reads the news does not load them. */
export function useTipWords(): Omit<Words, 't'> & { readonly t: (key: TipWord | Word, params?: Params) => string } {
  const words = useWords();
  return useMemo(() => ({ ...words, t: (key, params = {}) => say(words, key, params) }), [words]);
}

function say(words: Words, key: TipWord | Word, params: Params): string {
  if (!isOurs(key)) return words.t(key, params);
  const catalogue = CATALOGUES[words.tongue];
  const text = (params['n'] === 1 ? catalogue[`${key}.one`] : undefined) ?? catalogue[key] ?? key;
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

const isOurs = (key: TipWord | Word): key is TipWord => key in zh;
