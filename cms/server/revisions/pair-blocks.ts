import { diffArrays } from 'diff';
import { canonicalJson } from '../../kernel';
import { likenessOf, paragraphs, wordsOf } from './compare-words';
import { settledBody } from './revision.rules';

/** A paragraph with what it is told apart by: library dates and sizes of renditions make no other paragraph. */
export type Keyed = { readonly key: string; readonly text: string; readonly block: unknown };

/** The paragraphs of a body, each with its key. */
export function keyed(body: unknown): readonly Keyed[] {
  if (!Array.isArray(body)) return [];
  const texts = paragraphs(body);
  return body.map((block: unknown, at) => ({
    key: canonicalJson(settledBody(block)),
    text: texts[at]?.text ?? '',
    block,
  }));
}

/**
 * Which paragraph of the newer text each older one became, by its place; undefined where it went. Equal paragraphs belong together,
 * and those alike that stand where others stood. The order is kept: a paragraph that was moved went and came.
 */
export function pairBlocks(older: readonly Keyed[], newer: readonly Keyed[]): readonly (number | undefined)[] {
  const pairs = new Array<number | undefined>(older.length).fill(undefined);
  const parts = diffArrays([...older], [...newer], { comparator: (one, other) => one.key === other.key });
  let [was, is] = [0, 0];
  for (const [at, { added, removed, count }] of parts.entries()) {
    const before = parts[at - 1];
    if (!added && !removed) for (let step = 0; step < count; step += 1) pairs[was + step] = is + step;
    if (added && before?.removed) pairAlike({ older, newer, pairs }, [was - before.count, was], [is, is + count]);
    was += added ? 0 : count;
    is += removed ? 0 : count;
  }
  return pairs;
}

type Sides = {
  readonly older: readonly Keyed[];
  readonly newer: readonly Keyed[];
  readonly pairs: (number | undefined)[];
};
type Span = readonly [from: number, to: number];

/** Share of words that two paragraphs must have in common to be one that was reworked. */
const LIKE = 0.3;
const NO_WORDS: ReadonlySet<string> = new Set();

function pairAlike({ older, newer, pairs }: Sides, [from, to]: Span, [begin, end]: Span): void {
  const were = older.slice(from, to).map(({ text }) => wordsOf(text));
  const are = newer.slice(begin, end).map(({ text }) => wordsOf(text));
  let next = begin;
  for (const [step, words] of were.entries()) {
    const at = from + step;
    for (let candidate = next; candidate < end; candidate += 1) {
      if (likenessOf(words, are[candidate - begin] ?? NO_WORDS) < LIKE) continue;
      pairs[at] = candidate;
      next = candidate + 1;
      break;
    }
  }
}
