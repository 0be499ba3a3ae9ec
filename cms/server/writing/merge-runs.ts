import { diffArrays } from 'diff';

/** A stretch of the base that somebody replaced. */
type Hunk = { readonly from: number; readonly to: number; readonly words: readonly string[] };

/** Merges two reworkings of one row of words; undefined where they touch the same or neighbouring words and differ. */
export function mergeRuns(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const [ours, others] = [hunksOf(base, mine), hunksOf(base, theirs)];
  const isSame = (one: Hunk, other: Hunk): boolean =>
    one.from === other.from && one.to === other.to && one.words.join('\0') === other.words.join('\0');
  // What both did alike is done once.
  const fresh = ours.filter((one) => !others.some((other) => isSame(one, other)));
  if (fresh.some((one) => others.some((other) => one.from <= other.to && other.from <= one.to))) return undefined;
  const merged: string[] = [];
  let at = 0;
  for (const { from, to, words } of [...fresh, ...others].sort((one, other) => one.from - other.from)) {
    merged.push(...base.slice(at, from), ...words);
    at = to;
  }
  return [...merged, ...base.slice(at)];
}

function hunksOf(base: readonly string[], side: readonly string[]): readonly Hunk[] {
  let at = 0;
  return diffArrays([...base], [...side]).reduce<readonly Hunk[]>((hunks, { added, removed, value, count }) => {
    const from = at;
    at = added ? from : from + count;
    if (!added && !removed) return hunks;
    const words = added ? value : [];
    // What went and what came in its place are told one after the other, and are one change.
    const before = hunks.at(-1);
    if (before?.to !== from) return [...hunks, { from, to: at, words }];
    return [...hunks.slice(0, -1), { from: before.from, to: at, words: [...before.words, ...words] }];
  }, []);
}
