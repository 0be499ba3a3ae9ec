/** Why a platform has no picture, as the relay tells it. The words for operators stand in the contract (`target-problems.ts`). */
export const relayProblems = [
  'key-refused',
  'refused',
  'address-unknown',
  'address-closed',
  'unreachable',
  'tls-untrusted',
  'stalled',
  'closed',
  'srt-off',
  'protocol',
] as const;

/** Why a platform has no picture. */
export type RelayProblem = (typeof relayProblems)[number];

/** Why a picture that is made for a platform is not there, or not whole: nothing that the platform did. */
export type PictureTrouble = 'picture-restarting' | 'picture-late';

const NEEDS_A_PERSON: ReadonlySet<RelayProblem> = new Set([
  'key-refused',
  'refused',
  'address-closed',
  'tls-untrusted',
  'srt-off',
  'protocol',
]);

/** After so many refusals in a row, a dozen seconds of them, only a person can help. */
export const MOST_REFUSALS = 8;

/** Whether the platform is there and will not have us, which trying again does not change. */
export const isRefusal = (problem: RelayProblem): boolean => NEEDS_A_PERSON.has(problem);

/** A platform is looked for every two seconds for ten minutes, and less often then. */
const LOOKED_FOR = 300;
const SOON = 2_000;
const LATEST = 60_000;

/**
 * How long to wait before the next try, after so many failures in a row. Whoever is only away costs nobody anything by being looked for, and should
 * have the picture as soon as it is back; whoever refuses is left alone soon enough. `chance` from 0 to 1 spreads those that failed together.
 */
export function waitAfter(failures: number, chance: number): number {
  const wait = Math.min(1_000 * 2 ** Math.min(failures - 1, 10), failures <= LOOKED_FOR ? SOON : LATEST);
  return Math.round(wait * (0.8 + 0.2 * chance));
}
