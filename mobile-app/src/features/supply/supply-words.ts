import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type SupplyWord = keyof typeof zh;

/** The words of this page. They come with it: whoever only reads the news does not load them. */
export const useSupplyWords = makeOwnWords<SupplyWord>({ zh, en });
