/** Why a platform has no picture, as the relay tells it. The words for operators stand in the contract (`target-problems.ts`). */
export const relayProblems = [
  'key-refused',
  'busy',
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
  'busy',
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

/** A platform may hold the stream that we sent before: so long its refusals are taken for that. */
const HELD_THERE = 3 * 60_000;
/** Who sends there for longer than this is somebody else. */
const BUSY_FOR = 10 * 60_000;

/** What a worker knows of the refusals since a picture last went out. */
export type Refusals = {
  readonly count: number;
  readonly problem: RelayProblem;
  readonly forMs: number;
  readonly wasOn: boolean;
};

/** Whether trying again is of no use. Where we were on already, by this worker or the one before it, a refusal may mean ourselves. */
export function isHopeless({ count, problem, forMs, wasOn }: Refusals): boolean {
  if (problem === 'busy') return forMs >= BUSY_FOR;
  return count >= MOST_REFUSALS && (!wasOn || forMs >= HELD_THERE);
}

/** A platform is looked for every two seconds for ten minutes, and less often then. */
const LOOKED_FOR = 300;
const SOON = 2_000;
const LATEST = 60_000;
/** Whoever has refused so often is asked less. */
const PATIENT = 10_000;

/**
 * How long to wait before the next try, after so many failures in a row. Whoever is only away costs nobody anything by being looked for, and should
 * have the picture as soon as it is back; whoever refuses is left alone soon enough. `chance` from 0 to 1 spreads those that failed together.
 */
export function waitAfter(failures: number, chance: number, refusals = 0): number {
  const longest = failures > LOOKED_FOR ? LATEST : refusals >= MOST_REFUSALS ? PATIENT : SOON;
  const wait = Math.min(1_000 * 2 ** Math.min(failures - 1, 10), longest);
  return Math.round(wait * (0.8 + 0.2 * chance));
}
