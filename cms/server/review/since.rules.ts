import type { ReviewCase, ReviewLevel } from '../../contract';
import type { Signed } from './coverage.rules';

/** A signature as far as it tells what its signer had read. */
export type Read = Pick<Signed, 'kind' | 'level' | 'person'> & {
  readonly name: string;
  readonly revision: number;
  readonly hash: string;
};

/** Who opens a manuscript, which level has to act on it, and what it says now. */
export type Reader = { readonly person: string; readonly level: ReviewLevel | null; readonly hash: string };

/**
 * What somebody who opens a manuscript is shown the changes since: their own last signature; where they never signed, the review
 * right below the level that has to act. Whoever is first in line reads it whole. The oldest signature comes first.
 */
export function sinceWhich(signatures: readonly Read[], { person, level, hash }: Reader): ReviewCase['since'] {
  const mine = signatures.findLast((one) => one.person === person);
  if (mine) return told(mine, 'mine', hash);
  const below = signatures
    .filter((one) => one.kind === 'review' && level !== null && one.level < level)
    .reduce<Read | undefined>((best, one) => (best && best.level > one.level ? best : one), undefined);
  return below ? told(below, 'below', hash) : null;
}

function told({ revision, name, ...read }: Read, whose: 'mine' | 'below', hash: string): ReviewCase['since'] {
  return { revision, name, whose, changed: read.hash !== hash };
}
