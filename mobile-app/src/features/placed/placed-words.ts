import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type PlacedWord = keyof typeof zh;

/** The words of a live between the stories. They come with it. */
export const usePlacedWords = makeOwnWords<PlacedWord>({ zh, en });
