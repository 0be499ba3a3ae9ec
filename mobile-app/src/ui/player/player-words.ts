import { makeOwnWords, type OwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type PlayerWord = keyof typeof zh;
export type PlayerWords = OwnWords<PlayerWord>;

export const usePlayerWords = makeOwnWords<PlayerWord>({ zh, en });
