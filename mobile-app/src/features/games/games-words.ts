import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type GamesWord = keyof typeof zh;

/** The words of what is given away in lives. They come with it. */
export const useGamesWords = makeOwnWords<GamesWord>({ zh, en });
