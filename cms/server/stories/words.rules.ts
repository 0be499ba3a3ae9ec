/** How much a word counts by where it stands: A in the title, B in the summary, C in tags and names, D in the body. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** A text and how much its words count. */
export type WeightedText = { readonly text: string; readonly weight: Weight };

const segmenter = new Intl.Segmenter('zh-Hans', { granularity: 'word' });

/** PostgreSQL refuses longer lexemes; a word of this length is an address or noise. */
const LONGEST_WORD = 80;

/** PostgreSQL keeps no position beyond this one. */
const LAST_POSITION = 16_383;

/** More words than this make a query slow and no better. */
const MOST_WORDS = 12;

/** The words of a text as the index keeps them: one form for full-width, half-width, upper and lower case. */
export function wordsIn(text: string): readonly string[] {
  return cut(text).map(({ word }) => word);
}

type Cut = { readonly word: string; readonly at: number };

function cut(text: string): readonly Cut[] {
  const words: Cut[] = [];
  for (const { segment, isWordLike, index: at } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (isWordLike && segment.length <= LONGEST_WORD) words.push({ word: segment, at });
  }
  return words;
}

/** Single characters side by side are a word that the dictionary does not know (窑坛), so they are looked for side by side. */
function wordsAskedFor(text: string): readonly string[] {
  const words: Cut[] = [];
  for (const { word, at } of cut(text)) {
    const before = words.at(-1);
    const joins = before && before.at + before.word.length === at && isHan(before.word) && [...word].length === 1;
    if (joins && isHan(word)) words[words.length - 1] = { word: before.word + word, at: before.at };
    else words.push({ word, at });
  }
  return words.map(({ word }) => word);
}

/**
 * The words of some texts as a literal of PostgreSQL's type tsvector. A Chinese word is also kept by its single characters, each
 * at its own place, because the same characters are cut differently next to different neighbours.
 */
export function vectorOf(texts: readonly WeightedText[]): string {
  const lexemes: string[] = [];
  let position = 1;
  const keep = (lexeme: string, weight: Weight, offset = 0): void => {
    lexemes.push(`${quoted(lexeme)}:${Math.min(position + offset, LAST_POSITION)}${weight}`);
  };
  for (const { text, weight } of texts) {
    for (const word of wordsIn(text)) {
      const characters = charactersOf(word);
      keep(word, weight);
      for (const [offset, character] of characters.entries()) keep(character, weight, offset);
      position += Math.max(characters.length, 1);
    }
    // A gap, so that the end of a title and the beginning of a summary do not read as one phrase.
    position += 1;
  }
  return lexemes.join(' ');
}

/**
 * What somebody typed as a literal of PostgreSQL's type tsquery, `undefined` when it holds no word. All words must occur; the
 * last may be unfinished. A Chinese word may also occur as its characters, one right after the other.
 */
export function queryOf(text: string): string | undefined {
  const words = wordsAskedFor(text).slice(0, MOST_WORDS);
  const parts = words.map((word, index) => {
    const whole = quoted(word) + (index === words.length - 1 ? ':*' : '');
    const characters = charactersOf(word);
    return characters.length === 0 ? whole : `(${whole} | (${characters.map(quoted).join(' <-> ')}))`;
  });
  return parts.length === 0 ? undefined : parts.join(' & ');
}

function charactersOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.length > 1 && isHan(word) ? characters : [];
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
