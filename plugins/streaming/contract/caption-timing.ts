/** No reader takes in a line in less. */
const SHORTEST = 1_000;
const LONGEST = 8_000;
/** Signs that are read in a second: of those that are words by themselves, and of letters. */
const SIGNS = { whole: 5, letter: 15 } as const;

/** How long it takes to read something, in milliseconds: desks and recognisers let a cue stand for so long. */
export function readingTime(text: string): number {
  const whole = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const letters = [...text.replace(/\s/g, '')].length - whole;
  const wanted = Math.round((whole / SIGNS.whole + letters / SIGNS.letter) * 1_000);
  return Math.min(LONGEST, Math.max(SHORTEST, wanted));
}
