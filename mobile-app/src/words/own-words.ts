import { useMemo } from 'react';
import type { Tongue } from './dates';
import { useWords, type Params, type Word, type Words } from './words';

type Catalogue<K extends string> = Readonly<Record<K, string>>;

/** The words of a part that comes late, and those of the first screen as well. */
export type OwnWords<K extends string> = Omit<Words, 't'> & {
  readonly t: (key: K | Word, params?: Params) => string;
};

function say(text: string, params: Params): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

/** Makes the hook for a catalogue that travels with its part: the first screen does not wait for it. */
export function makeOwnWords<K extends string>(catalogues: Readonly<Record<Tongue, Catalogue<K>>>): () => OwnWords<K> {
  const isOwn = (key: K | Word): key is K => key in catalogues.zh;
  return function useOwnWords() {
    const words = useWords();
    return useMemo(() => {
      const own: Readonly<Record<string, string>> = catalogues[words.tongue];
      const t = (key: K | Word, params: Params = {}) => {
        if (!isOwn(key)) return words.t(key, params);
        const one = params['n'] === 1 ? own[`${key}.one`] : undefined;
        return say(one ?? own[key] ?? key, params);
      };
      return { ...words, t };
    }, [words]);
  };
}
