import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type ShopWord = keyof typeof zh;

/** The words of the shop. They come with its pages. */
export const useShopWords = makeOwnWords<ShopWord>({ zh, en });
