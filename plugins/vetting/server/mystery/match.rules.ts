import type { MysteryPoints } from '../../contract';

/** Goods that are less like their retained sample than this, in a hundred, are suspended. */
export const MATCH_ENOUGH = 80;
const MOST = 2;

/** How like the retained sample a parcel is, in a hundred. */
export function matchOf(points: MysteryPoints): number {
  const steps = Object.values(points);
  return Math.round((steps.reduce((sum, step) => sum + step, 0) / (steps.length * MOST)) * 100);
}

/** Whether what came is what was vetted. Another label or another weight is another thing, however alike the rest is. */
export const isSame = (points: MysteryPoints): boolean =>
  matchOf(points) >= MATCH_ENOUGH && points.label > 0 && points.weight > 0;
