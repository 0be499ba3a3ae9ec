import type { Random } from '../../kernel';

/** How often and how patiently something is tried again before a person has to look at it. */
export type Retry = {
  /** Tries after the first one. */
  readonly limit: number;
  /** Seconds before the second try. */
  readonly delay: number;
  /** Doubles the wait from try to try, up to an hour. */
  readonly backoff: boolean;
};

/** About half an hour of patience: a restart, a deployment or a short outage passes without anybody's help. */
export const USUAL_RETRY: Retry = { limit: 8, delay: 5, backoff: true };

const LONGEST_WAIT = 3_600;

/**
 * Milliseconds until the next try after `tries` failed ones, or nothing when it was the last. The wait is spread by up to a
 * quarter, so that what failed together does not come back together.
 */
export function nextTry(retry: Retry, tries: number, random: Random): number | undefined {
  if (tries > retry.limit) return undefined;
  const seconds = Math.min(retry.backoff ? retry.delay * 2 ** Math.min(tries - 1, 20) : retry.delay, LONGEST_WAIT);
  const milliseconds = Math.round(seconds * 1000);
  return milliseconds + (milliseconds >= 4 ? random.int(Math.floor(milliseconds / 4)) : 0);
}

const LONGEST_ERROR = 300;

/**
 * What is kept of an error: its kind, its code and where it was thrown, and never its message, since messages quote what people
 * typed. A message is kept only of errors whose text the house itself wrote.
 */
export function errorTrace(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown value that is no Error';
  // Node and PostgreSQL hang a code onto their errors, which the base type does not know.
  const { code } = error as Error & { code?: unknown };
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  const kind = typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? `${error.name} ${code}` : error.name;
  return [kind, place?.trim().replace(/\(?\/.*\/(?=[^/]+\/[^/]+$)/, '(')]
    .filter(Boolean)
    .join(' ')
    .slice(0, LONGEST_ERROR);
}
