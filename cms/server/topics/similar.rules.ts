import { wordsIn } from '../stories/words.rules';

/** From this likeness on, two topics are shown side by side to whoever pitches one of them. */
export const SIMILAR_ENOUGH = 0.3;

/** Fewer terms than this in common say nothing. */
export const FEWEST_COMMON = 2;

/** More terms tell nothing more about a title and its angle. */
const MOST_TERMS = 200;

/** Pairs of characters, and words, that stand in every other topic of a newsroom. */
const EVERYWHERE = new Set(
  '我们 他们 这个 那个 一个 进行 工作 情况 问题 采访 报道 记者 今天 明天 昨天 以及 关于 如何 什么 怎么 为什 可以 已经 通过 开展 the and for with from that this what how why'.split(
    ' ',
  ),
);

/**
 * The terms by which topics are compared: the pairs of neighbouring characters of Chinese, and the words of everything else. The
 * dictionary knows no place names of a county and cuts 河湾大桥 into four characters, so its words alone would find nothing.
 */
export function termsOf(...texts: readonly string[]): readonly string[] {
  const terms = texts.flatMap((text) => [...pairsIn(text), ...wordsIn(text).filter(isLatin)]);
  return [...new Set(terms.filter((term) => !EVERYWHERE.has(term)))].slice(0, MOST_TERMS);
}

function pairsIn(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/[^\p{Script=Han}]|[的了和与及在是]/u)
    .flatMap((run) => [...run].slice(1).map((character, index) => ([...run][index] ?? '') + character));
}

function isLatin(word: string): boolean {
  return word.length > 1 && !/\p{Script=Han}/u.test(word);
}

/**
 * How much two texts are about the same thing, 0 to 1: the share of the shorter one's terms that the other has too, because a title
 * is compared with a title and a whole angle. One term in common is chance. The database counts it the same way.
 */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const common = a.filter((term) => other.has(term)).length;
  return common < FEWEST_COMMON ? 0 : common / Math.min(a.length, b.length);
}
