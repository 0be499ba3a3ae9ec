import { makeOwnWords } from '@/words/own-words';
import en from './words/en.json';
import zh from './words/zh.json';

export type TraceWord = keyof typeof zh;

/** The words of this page. They come with it: whoever only reads the news does not load them. */
export const useTraceWords = makeOwnWords<TraceWord>({ zh, en });
