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
  'protocol',
] as const;

/** Why a platform has no picture. */
export type RelayProblem = (typeof relayProblems)[number];

const NEEDS_A_PERSON: ReadonlySet<RelayProblem> = new Set([
  'key-refused',
  'refused',
  'address-closed',
  'tls-untrusted',
  'protocol',
]);

/** After so many refusals in a row only a person can help. */
export const MOST_REFUSALS = 5;

/** Whether the platform is there and will not have us, which trying again does not change. */
export const isRefusal = (problem: RelayProblem): boolean => NEEDS_A_PERSON.has(problem);

/** A platform that is away is looked for every two seconds for ten minutes, and less often then. */
const LOOKED_FOR = 300;
const SOON = 2_000;
const LATEST = 60_000;

/**
 * How long to wait before the next try, after so many failures in a row: 1, 2, 4 … 60 seconds. Whoever is only away costs nobody anything by being
 * looked for, and should have the picture as soon as it is back. `chance` from 0 to 1 spreads those that failed together.
 */
export function waitAfter(problem: RelayProblem, failures: number, chance: number): number {
  const longest = !isRefusal(problem) && failures <= LOOKED_FOR ? SOON : LATEST;
  const wait = Math.min(1_000 * 2 ** Math.min(failures - 1, 10), longest);
  return Math.round(wait * (0.8 + 0.2 * chance));
}
