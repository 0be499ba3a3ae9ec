/** Nearer than this two clocks are the same to people. */
const SAME_MS = 2_000;

/**
 * How far the clock of the house is ahead of this one, after another moment of it was heard. What is heard was said before, on a way that took
 * its time: of all that was heard the largest is nearest to the truth.
 */
export const skewAfter = (known: number | undefined, saidAt: string, now: number): number =>
  Math.max(known ?? Number.NEGATIVE_INFINITY, Date.parse(saidAt) - now);

/** The skew to reckon with: what the way of a message may have made is none. */
export const skewToCount = (skew: number | undefined): number =>
  skew === undefined || Math.abs(skew) < SAME_MS ? 0 : skew;
