import type { CheckFact } from '../../contract';
import type { Text } from '../../kernel';

/** One field of a text while it is looked at. */
export type Field = { readonly name: string; readonly text: string };

/** What finders look at: the words by field, the facts beside them, and the day it is. */
export type Looked = {
  readonly fields: readonly Field[];
  readonly facts: Readonly<Partial<Record<CheckFact, string | null | undefined>>>;
  /** The day by which dates without a year are read; undefined when nobody knows. */
  readonly asOf: string | undefined;
};

/** What a finder found; `says` fills the placeholders of the rule's message. */
export type Hit = {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly better?: string | undefined;
  readonly says?: Readonly<Record<string, string | Text>>;
};

/** Looks for one thing in a whole text. */
export type Finder = (looked: Looked) => readonly Hit[];

/** A found stretch of one field. */
export type Found = RegExpExecArray;

/** All matches of a pattern in a text, each with its place. */
export function matchesOf(text: string, pattern: RegExp): readonly Found[] {
  return [...text.matchAll(pattern)];
}

/** Runs a look at single fields over all of them. */
export function inEachField(look: (field: Field) => readonly Hit[]): Finder {
  return ({ fields }) => fields.flatMap(look);
}

/** A sentence with the place where it begins. */
export type Sentence = { readonly text: string; readonly at: number };

/** The sentences of a text; figures are compared within one. */
export function sentencesOf(text: string): readonly Sentence[] {
  return matchesOf(text, /[^。！？；\n]+/g).map((found) => ({ text: found[0], at: found.index }));
}

/** A literal as part of a pattern. */
export function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** One of some words as part of a pattern, the longest first. */
export function oneOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}

/** Whether a field is one of those named; `body` stands for each of its blocks. */
export function isField(name: string, wanted: readonly string[]): boolean {
  return wanted.includes(name) || wanted.includes(name.split('.')[0] ?? name);
}

/** The fields that announce a story; what they say must agree with the rest. */
export const HEADS: readonly string[] = ['title', 'subtitle', 'summary'];
