export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Hermes has no Intl.Segmenter: there a Chinese query is matched as it was typed. */
function wordsIn(text: string): readonly string[] {
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return text.split(/\s+/);
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  return [...words.segment(text)].filter((s) => s.isWordLike).map((s) => s.segment);
}

/** What to mark: the whole query and its words. A single character of a longer query would mark half the page. */
export function termsOf(query: string): readonly string[] {
  const whole = query.trim();
  if (whole === '') return [];
  const words = [...whole.split(/\s+/), ...wordsIn(whole)].filter((word) => [...word].length > 1);
  return [...new Set([whole, ...words])].sort((a, b) => b.length - a.length);
}

const escaped = (term: string) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Cuts a text at the matches; joined again, the pieces are the text. */
export function highlight(text: string, terms: readonly string[]): readonly Piece[] {
  if (terms.length === 0 || text === '') return [{ text, hit: false }];
  const pattern = new RegExp(`(${terms.map(escaped).join('|')})`, 'gi');
  return text
    .split(pattern)
    .map((piece, i) => ({ text: piece, hit: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** The part of a long text around its first match, so that the reader sees why it was found. */
export function excerpt(text: string, terms: readonly string[], length = 60): string {
  const places = terms.map((term) => text.toLowerCase().indexOf(term.toLowerCase())).filter((place) => place >= 0);
  const from = Math.max(Math.min(...places, text.length) - 12, 0);
  if (places.length === 0 || from === 0) return text;
  return `…${text.slice(from, from + length)}`;
}
