import type { Cue } from '../../contract';

/** What a cue shows, and when; the clock is that of whoever asks. */
export type Shown = Pick<Cue, 'id' | 'start' | 'end' | 'text'>;

/** In the order in which they are read: by their begin, and of the same begin by what was written first. */
export function inOrder<One extends Shown>(cues: readonly One[]): readonly One[] {
  return [...cues].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

/**
 * One after the other: what was typed to be read for a while ends where the next begins. Files that were read in stay as they are: whoever made them
 * let two people speak at once on purpose.
 */
export function oneAfterTheOther<One extends Shown & Pick<Cue, 'source'>>(cues: readonly One[]): readonly One[] {
  const ordered = inOrder(cues);
  return ordered.map((cue, at) => {
    if (cue.source === 'imported') return cue;
    let next = at + 1;
    // Two that begin at the same moment are read together.
    while (ordered[next]?.start === cue.start) next += 1;
    return { ...cue, end: Math.min(cue.end, ordered[next]?.start ?? cue.end) };
  });
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG = /\p{L}/u;

/** Whether a line begins from the right by its own letters. */
export function beginsRight(line: string): boolean {
  const first = STRONG.exec(line)?.[0];
  return first !== undefined && RTL.test(first);
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Rohg', 'Adlm']);

/** In which direction a language is written; a script that the tag names counts before the usual one. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RTL_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** A tag in its one spelling; undefined where it is none. */
export function spelledTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

/** Text as it is kept: whole lines, no empty ones, no signs that show nothing. */
export function cleanText(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      // Marks of direction are set when words are written out, by the direction of their track.
      .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (sign) => (sign === '\n' ? sign : ''))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
  );
}
