import { sha256 } from './sha256';

/** Somebody who can be drawn 候选专家: who they are, and whether they come from outside of the station. */
export type Candidate = { readonly person: string; readonly outside: boolean };

/** A candidate with the place that the seed gave them. */
export type Ranked = Candidate & { readonly rank: number; readonly ticket: string };

/** What is published before the pool is closed: the seed itself cannot be found from it, and no other seed fits it. */
export const seedCommitment = (seed: string): string => sha256(seed);

/** What stands for a closed pool: the hash of its people in order, each with where they come from. */
export const poolHash = (pool: readonly Candidate[]): string =>
  sha256(
    [...pool]
      .map(({ person, outside }) => `${person} ${outside ? 'outside' : 'inside'}`)
      .sort()
      .join('\n'),
  );

/** The order of a pool: by SHA-256 of the seed followed by the person's id, the smallest first. */
export function rankPool(seed: string, pool: readonly Candidate[]): readonly Ranked[] {
  return pool
    .map(({ person, outside }) => ({ person, outside, ticket: sha256(seed + person) }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .map((one, index) => ({ ...one, rank: index + 1 }));
}

/**
 * Who sits: the first of the order, as many as there are seats. Where none of them comes from outside, the last seat goes to the first in
 * the order who does. Undefined when the pool is too small or has nobody from outside.
 */
export function drawPanel(seed: string, pool: readonly Candidate[], seats: number): readonly Ranked[] | undefined {
  const ranked = rankPool(seed, pool);
  const outsider = ranked.find(({ outside }) => outside);
  if (!outsider || ranked.length < seats) return undefined;
  const first = ranked.slice(0, seats);
  return first.includes(outsider) ? first : [...first.slice(0, -1), outsider];
}

/** Who is on a panel now, and who has been asked before. */
export type Sitting = { readonly sitting: readonly string[]; readonly left: readonly string[] };

/**
 * Who takes a seat that became free: the next of the order who was never asked; somebody from outside where nobody else on the panel is.
 * Undefined when there is none.
 */
export function refillSeat(seed: string, pool: readonly Candidate[], { sitting, left }: Sitting): Ranked | undefined {
  const ranked = rankPool(seed, pool);
  const hasOutsider = ranked.some(({ person, outside }) => outside && sitting.includes(person));
  return ranked.find(
    ({ person, outside }) => !sitting.includes(person) && !left.includes(person) && (hasOutsider || outside),
  );
}
