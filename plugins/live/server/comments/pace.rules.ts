import type { CommentProblem, CommentSourceEvent } from '../../contract';

/** A reading costs five units of the ten thousand that YouTube gives a day: at this pace a live of four hours stays below. */
export const LEAST_MS = 10_000;

const QUIET_MOST_MS = 60_000;
const MOST_DOUBLINGS = 6;

/** When to read again: not before the platform says, and less often the longer nobody writes. */
export function waitAfter({ wait, quiet }: { readonly wait: number; readonly quiet: number }): number {
  const own = Math.min(QUIET_MOST_MS, LEAST_MS * 2 ** Math.min(quiet, MOST_DOUBLINGS));
  return Math.max(wait, own);
}

const HOUR_MS = 3_600_000;
const FAILED_MOST_MS = 600_000;
const BEFORE_IT_BEGINS_MS = 30_000;

/** When to try again after the reading failed, the `tries`-th time in a row. */
export function waitAfterFailure(problem: CommentProblem, tries: number): number {
  if (problem === 'quota') return HOUR_MS;
  if (problem === 'not-begun') return BEFORE_IT_BEGINS_MS;
  return Math.min(FAILED_MOST_MS, LEAST_MS * 2 ** Math.min(tries, MOST_DOUBLINGS));
}

/** What a problem means for good; nothing where it may pass. */
export function endOf(problem: CommentProblem): CommentSourceEvent | undefined {
  if (problem === 'over') return 'end';
  return problem === 'key' || problem === 'closed' ? 'refuse' : undefined;
}
