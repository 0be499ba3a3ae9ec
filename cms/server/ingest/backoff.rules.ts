/** Failures in a row after which people are told. */
export const GIVES_UP_AFTER = 5;

const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;

/** How long until a source is read again: its own interval, doubled for each failure in a row, at most six hours or its interval. */
export function waitAfter(intervalMinutes: number, failures: number): number {
  const usual = intervalMinutes * MINUTE;
  return Math.min(usual * 2 ** Math.min(failures, 12), Math.max(LONGEST, usual));
}

/** What a failure is to the machine of sources: after enough of them in a row it is given up on, once. */
export function failureEvent(failures: number): 'fail' | 'give_up' {
  return failures === GIVES_UP_AFTER ? 'give_up' : 'fail';
}
