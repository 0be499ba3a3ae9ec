import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type MoneyWord = keyof typeof zh;

/** The words of the pages on which money is seen. They come with them. */
export const useMoneyWords = makeOwnWords<MoneyWord>({ zh, en });
