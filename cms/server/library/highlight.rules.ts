import type { MarkedRuns } from '../../contract';

/** A line of the list holds about this many signs. */
const SNIPPET = 90;
/** What is shown before the first hit, so that it is understood. */
const LEAD = 20;

/** Marks the words that were looked for. */
export function marked(text: string, words: readonly string[]): MarkedRuns {
  const runs: MarkedRuns = [];
  let rest = 0;
  for (const [from, to] of placesOf(text, words)) {
    if (from > rest) runs.push({ text: text.slice(rest, from), hit: false });
    runs.push({ text: text.slice(from, to), hit: true });
    rest = to;
  }
  if (rest < text.length || runs.length === 0) runs.push({ text: text.slice(rest), hit: false });
  return runs;
}

/** The piece of a text around the first hit, marked; its beginning where nothing was hit. */
export function snippetOf(text: string, words: readonly string[]): MarkedRuns {
  const flat = text.replace(/\s+/g, ' ').trim();
  const first = placesOf(flat, words)[0]?.[0] ?? 0;
  const from = first <= LEAD ? 0 : first - LEAD;
  const piece = flat.slice(from, from + SNIPPET);
  return marked(`${from > 0 ? '…' : ''}${piece}${from + SNIPPET < flat.length ? '…' : ''}`, words);
}

/** Where words stand in a text, one after the other, none inside another. */
function placesOf(text: string, words: readonly string[]): readonly (readonly [from: number, to: number])[] {
  const low = text.toLowerCase();
  // Some capitals grow when they are written small; then places would be off, and nothing is marked.
  if (low.length !== text.length) return [];
  const all = words.flatMap((word) => everyPlace(low, word)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept: (readonly [number, number])[] = [];
  for (const place of all) if (place[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(place);
  return kept;
}

function everyPlace(text: string, word: string): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  if (word === '') return places;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push([at, at + word.length]);
  return places;
}
