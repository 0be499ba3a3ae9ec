import { FULL_STEPS, rubricBlocks, type RubricBlock, type Steps, type Veto, type Weights } from '../../contract';

/** What the panel's scores come to. */
export type Outcome = 'pass' | 'fix' | 'fail' | 'veto';

/** Goods pass from here on. */
export const PASS_POINTS = 75;
/** From here on they may be mended and tried again. */
export const FIX_POINTS = 60;
/** How often goods may be mended. */
export const MOST_FIXES = 2;
/** How long goods that failed stay away. */
export const COOL_DOWN_DAYS = 90;
/** Members who are further apart than this, on the scale of ten, did not taste the same thing. */
export const WIDE_SPREAD = 4;

/** What the panel thinks of one block: the middle one of the members' steps, what it is worth, and how far apart they are. */
export type BlockScore = {
  readonly block: RubricBlock;
  readonly median: number;
  readonly points: number;
  readonly spread: number;
  readonly isWide: boolean;
};

/** The score of a panel, in points of a hundred. */
export type PanelScore = {
  readonly points: number;
  readonly blocks: readonly BlockScore[];
  /** Blocks below half of their weight. */
  readonly weak: readonly RubricBlock[];
};

/**
 * The score of a panel: in each block the middle of its members, so that one of them alone moves nothing far. Counted in twentieths of a
 * point, which are whole, so that 75 is 75.
 */
export function panelScore(weights: Weights, sheets: readonly Steps[]): PanelScore {
  const blocks = rubricBlocks.map((block): BlockScore & { readonly twentieths: number } => {
    const steps = sheets.map((sheet) => sheet[block]).sort((one, other) => one - other);
    const twice = twiceMedian(steps);
    const spread = (steps.at(-1) ?? 0) - (steps[0] ?? 0);
    const twentieths = weights[block] * twice;
    return { block, median: twice / 2, points: twentieths / 20, twentieths, spread, isWide: spread > WIDE_SPREAD };
  });
  return {
    points: blocks.reduce((sum, { twentieths }) => sum + twentieths, 0) / 20,
    blocks: blocks.map(({ twentieths: _whole, ...block }) => block),
    weak: blocks.filter(({ median }) => median * 2 < FULL_STEPS).map(({ block }) => block),
  };
}

function twiceMedian(sorted: readonly number[]): number {
  const middle = Math.floor((sorted.length - 1) / 2);
  return (sorted[middle] ?? 0) + (sorted[sorted.length - 1 - middle] ?? 0);
}

type Facts = {
  readonly score: Pick<PanelScore, 'points' | 'weak'>;
  /** Those that stand, after whoever settles has looked at each. */
  readonly vetoes: readonly Veto[];
  /** How often these goods have been mended. */
  readonly fixes: number;
};

/** What follows from a score: a veto whatever it is; else it passes, may be mended, or fails. Who was strong but weak in one block mends it. */
export function outcomeOf({ score: { points, weak }, vetoes, fixes }: Facts): Outcome {
  if (vetoes.length > 0) return 'veto';
  if (points >= PASS_POINTS && weak.length === 0) return 'pass';
  return points >= FIX_POINTS && fixes < MOST_FIXES ? 'fix' : 'fail';
}
