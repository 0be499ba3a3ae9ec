import { hashOf } from '@hearth/cms/kernel';
import type { WriteSentence } from '../../contract';

/** What two people sign: the words, what they are said of, and on which claims they stand. */
export type ScriptWords = {
  readonly language: string;
  readonly product: string | null;
  readonly sentences: readonly WriteSentence[];
};

/** SHA-256 of a script; the same words for the same goods have the same one, in whichever session. */
export const scriptHashOf = ({ language, product, sentences }: ScriptWords): string =>
  hashOf({
    ...{ language, product },
    sentences: sentences.map(({ beat, text, claims }) => ({ beat, text, claims: [...claims].sort() })),
  });
