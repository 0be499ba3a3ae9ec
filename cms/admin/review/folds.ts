import type { BlockDiff } from '../../contract';

/** A paragraph that is shown, or how many unchanged ones lie folded between. */
export type Fold = { readonly block: BlockDiff } | { readonly folded: number };

const AROUND = 1;

/** Paragraphs with changes, each with one neighbour for the sense of it; the unchanged rest is folded to its number. */
export function foldsOf(blocks: readonly BlockDiff[]): readonly Fold[] {
  const isNear = (at: number): boolean =>
    blocks.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ op }) => op !== 'same');
  return blocks.reduce<readonly Fold[]>((folds, block, at) => {
    if (isNear(at)) return [...folds, { block }];
    const last = folds.at(-1);
    return last && 'folded' in last ? [...folds.slice(0, -1), { folded: last.folded + 1 }] : [...folds, { folded: 1 }];
  }, []);
}
