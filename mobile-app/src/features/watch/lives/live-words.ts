import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type LiveWord = keyof typeof zh;

/** The words of lives. They come with the pages. */
export const useLiveWords = makeOwnWords<LiveWord>({ zh, en });
