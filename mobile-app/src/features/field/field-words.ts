import { useMemo } from 'react';
import { useWords, type Params, type Word, type Words } from '@/words/words';
import en from './words/en.json';
import zh from './words/zh.json';

export type FieldWord = keyof typeof zh;

const CATALOGUES: Readonly<Record<Words['tongue'], Readonly<Record<FieldWord, string>>>> = { zh, en };

/** The words of these pages. They come with them: whoever only reads the news does not load them. */
export function useFieldWords(): Omit<Words, 't'> & { readonly t: (key: FieldWord | Word, params?: Params) => string } {
  const words = useWords();
  return useMemo(() => ({ ...words, t: (key, params = {}) => say(words, key, params) }), [words]);
}

function say(words: Words, key: FieldWord | Word, params: Params): string {
  if (!isFieldWord(key)) return words.t(key, params);
  return CATALOGUES[words.tongue][key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

const isFieldWord = (key: FieldWord | Word): key is FieldWord => key in zh;
