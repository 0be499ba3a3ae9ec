/** From this likeness on, words count as a copy of what was taken down (近似稿). */
export const COPY_FROM = 0.5;

/** Fewer shingles than this in common are an idiom, not a copy. */
export const FEWEST_SHARED = 12;

/** Signs in a row that are compared: four characters of Chinese, four words of anything else. */
const LENGTH = 4;
/** More than this of a text tells nothing more. */
const MOST = 20_000;

/**
 * A text as the set of all its runs of four signs, each as a number of 32 bits. Punctuation, spaces and the forms of letters do not
 * count, so that a copy is known however it was set.
 */
export function shinglesOf(texts: readonly string[]): readonly number[] {
  const signs = texts.flatMap((text) => signsIn(text));
  const found = new Set<number>();
  for (let at = 0; at + LENGTH <= signs.length && found.size < MOST; at += 1)
    found.add(numberOf(signs.slice(at, at + LENGTH).join(' ')));
  return [...found];
}

/**
 * How much of the shorter text stands in the other, 0 to 1, by how many runs they share and how many each has: an excerpt is a copy, and so
 * is a text that has grown around one.
 */
export const likeness = (shared: number, [one, other]: readonly [number, number]): number =>
  shared < FEWEST_SHARED ? 0 : shared / Math.min(one, other);

/** Of several wordings of one story those that tell something of their own: what stands wholly in another is known by that one. */
export function widest<Words extends { readonly shingles: readonly number[] }>(
  wordings: readonly Words[],
): readonly Words[] {
  const kept: { readonly words: Words; readonly has: ReadonlySet<number> }[] = [];
  for (const words of [...wordings].sort((a, b) => b.shingles.length - a.shingles.length))
    if (!kept.some(({ has }) => words.shingles.every((one) => has.has(one))))
      kept.push({ words, has: new Set(words.shingles) });
  return kept.map(({ words }) => words);
}

function signsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+(?<!\p{Script=Han})/gu)
      ?.flatMap(apart) ?? []
  );
}

/** Han characters that a run of letters brought along stand by themselves. */
const apart = (run: string): readonly string[] => run.split(/(\p{Script=Han})/u).filter((one) => one !== '');

/** FNV-1a, as a signed integer: what PostgreSQL keeps in four bytes. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
