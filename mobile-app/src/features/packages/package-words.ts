import { useMemo } from 'react';
import { useWords, type Params, type Word, type Words } from '@/words/words';
import en from './words/en.json';
import zh from './words/zh.json';

export type PackageWord = keyof typeof zh;

const CATALOGUES: Readonly<Record<Words['tongue'], Readonly<Record<PackageWord, string>>>> = { zh, en };

/** The words of these pages. They come with them: the first screen does not wait for them. */
export function usePackageWords(): Omit<Words, 't'> & {
  readonly t: (key: PackageWord | Word, params?: Params) => string;
} {
  const words = useWords();
  return useMemo(() => ({ ...words, t: (key, params = {}) => say(words, key, params) }), [words]);
}

function say(words: Words, key: PackageWord | Word, params: Params): string {
  if (!isOurs(key)) return words.t(key, params);
  return CATALOGUES[words.tongue][key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

const isOurs = (key: PackageWord | Word): key is PackageWord => key in zh;
