import { createContext, useContext, useMemo, type ReactNode } from 'react';
import zh from './zh.json';
import en from './en.json';
import { dateWords, type Tongue } from './dates';

export type Word = keyof typeof zh;
export type Params = Readonly<Record<string, string | number>>;

const CATALOGUES: Readonly<Record<Tongue, Readonly<Record<Word, string>>>> = { zh, en };

/** Fills `{name}` places. With n = 1 a word of its own (`key.one`) is taken where the catalogue has one. */
export function word(tongue: Tongue, key: Word, params: Params = {}): string {
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[tongue];
  const text = (params['n'] === 1 ? catalogue[`${key}.one`] : undefined) ?? catalogue[key] ?? key;
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

export interface Words {
  readonly tongue: Tongue;
  readonly locale: 'zh-Hans' | 'en';
  readonly t: (key: Word, params?: Params) => string;
  /** Relative within the hour, then the date as a newspaper writes it. */
  readonly when: (iso: string, now?: Date) => string;
}

function wordsOf(tongue: Tongue): Words {
  return {
    tongue,
    locale: tongue === 'zh' ? 'zh-Hans' : 'en',
    t: (key, params) => word(tongue, key, params),
    when: (iso, now = new Date()) => {
      const said = dateWords(tongue, new Date(iso), now);
      if (said.kind === 'date') return said.text;
      return said.minutes < 1 ? word(tongue, 'time.now') : word(tongue, 'time.minutes', { n: said.minutes });
    },
  };
}

const WordsContext = createContext<Words>(wordsOf('zh'));

export function WordsProvider({ tongue, children }: { tongue: Tongue; children: ReactNode }) {
  const words = useMemo(() => wordsOf(tongue), [tongue]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

export function useWords(): Words {
  return useContext(WordsContext);
}
