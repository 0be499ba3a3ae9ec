const segmenter = new Intl.Segmenter('zh-Hans', { granularity: 'word' });

/** PostgreSQL refuses longer lexemes; a word of this length is an address or noise. */
const LONGEST_WORD = 80;
/** More words than this make a query slow and no better. */
const MOST_WORDS = 8;
/** Marks a pair of signs that lie across two words: the dictionary may cut the same name differently elsewhere. */
const SEAM = '~';
/** Marks a pair of signs inside a longer word. */
const INNER = '^';

type Cut = { readonly word: string; readonly at: number };

function cut(text: string): readonly Cut[] {
  const words: Cut[] = [];
  for (const { segment, isWordLike, index: at } of segmenter.segment(text.normalize('NFKC').toLowerCase()))
    if (isWordLike && segment.length <= LONGEST_WORD) words.push({ word: segment, at });
  return words;
}

/**
 * The lexemes of a text. Beside its words there are pairs of signs where the dictionary may err: across a seam at which one side is a
 * single sign, and inside words of three and more. So every question is answered by sets alone, without positions: PostgreSQL then
 * never has to look at the text again, which for a common word would be a hundred thousand looks.
 */
export function lexemesOf(text: string): ReadonlySet<string> {
  const words = cut(text);
  const pairs = words.flatMap((here, index) => [...innerPairs(here.word), ...seamPair(words[index - 1], here)]);
  return new Set([...words.map(({ word }) => word), ...pairs]);
}

function innerPairs(word: string): readonly string[] {
  const signs = isHan(word) ? [...word] : [];
  return signs.length > 2 ? pairsOf(signs).map((pair) => INNER + pair) : [];
}

function seamPair(before: Cut | undefined, { word, at }: Cut): readonly string[] {
  if (!before || !touches(before, at) || !isHan(before.word) || !isHan(word)) return [];
  const [left, right] = [[...before.word], [...word]];
  return left.length === 1 || right.length === 1 ? [SEAM + (left.at(-1) ?? '') + (right[0] ?? '')] : [];
}

/** Lexemes as a literal of PostgreSQL's type tsvector, without positions. */
export function vectorOf(lexemes: Iterable<string>): string {
  return [...lexemes].map(quoted).join(' ');
}

/** The words of a question: single signs side by side are one word that the dictionary does not know. */
export function wordsAsked(text: string): readonly string[] {
  const words: Cut[] = [];
  for (const { word, at } of cut(text)) {
    const before = words.at(-1);
    const joins = before && touches(before, at) && isHan(before.word) && isHan(word) && [...word].length === 1;
    if (before && joins) words[words.length - 1] = { word: before.word + word, at: before.at };
    else words.push({ word, at });
  }
  return words.map(({ word }) => word).slice(0, MOST_WORDS);
}

/** What somebody typed as a literal of type tsquery; undefined when it holds no word. All words must occur; the last may be unfinished. */
export function queryOf(text: string): string | undefined {
  const words = wordsAsked(text);
  const parts = words.map((word, index) => partOf(word, index === words.length - 1));
  return parts.length === 0 ? undefined : parts.join(' & ');
}

function partOf(word: string, isLast: boolean): string {
  const signs = isHan(word) ? [...word] : [];
  // The beginning of a word is looked for from two signs on: one sign begins a fifth of the dictionary.
  const whole = quoted(word) + (isLast && [...word].length > 1 ? ':*' : '');
  if (signs.length < 2) return whole;
  const pairs = pairsOf(signs);
  if (signs.length === 2) return `(${whole} | ${quoted(SEAM + word)})`;
  const across = pairs.map((pair) => `(${quoted(pair)} | ${quoted(SEAM + pair)} | ${quoted(INNER + pair)})`);
  return `(${whole} | (${across.join(' & ')}))`;
}

const pairsOf = (signs: readonly string[]): readonly string[] =>
  signs.slice(0, -1).map((sign, index) => sign + (signs[index + 1] ?? ''));
const touches = (before: Cut, at: number): boolean => before.at + before.word.length === at;
const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);
const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
