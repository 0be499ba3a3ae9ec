import { useMemo } from 'react';
import { useWords, type Params, type Word, type Words } from '@/words/words';
import en from './words/en.json';
import zh from './words/zh.json';

export type CameraWord = keyof typeof zh;

const CATALOGUES: Readonly<Record<Words['tongue'], Readonly<Record<CameraWord, string>>>> = { zh, en };

/** Says a sentence of the camera, or one that the whole app has. */
export type SayCamera = (key: CameraWord | Word, params?: Params) => string;

/** The words of the camera. They come with it: whoever only reads the news does not load them. */
export function useCameraWords(): Omit<Words, 't'> & { readonly t: SayCamera } {
  const words = useWords();
  return useMemo(() => ({ ...words, t: (key, params = {}) => say(words, key, params) }), [words]);
}

function say(words: Words, key: CameraWord | Word, params: Params): string {
  if (!isCameraWord(key)) return words.t(key, params);
  return CATALOGUES[words.tongue][key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

const isCameraWord = (key: CameraWord | Word): key is CameraWord => key in zh;
