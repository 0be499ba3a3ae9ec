import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type BanWord = keyof typeof zh;

/** The words of this page. They come with it. */
export const useBanWords = makeOwnWords<BanWord>({ zh, en });
