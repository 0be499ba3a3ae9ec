import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type WatchWord = keyof typeof zh;

/** The words of rooms. They come with the pages. */
export const useWatchWords = makeOwnWords<WatchWord>({ zh, en });
