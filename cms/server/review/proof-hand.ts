import type { StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { InHand } from './act-on-case';
import type { Case } from './case-store';
import { maySignFor, missingProofs } from './coverage.rules';
import { POWERS, using, type ReviewDeps, type ReviewRefusal, type Using } from './review-deps';
import { dutiesOf } from './standing';

/** Where a manuscript may be proofread: under review, and while its author still has it. */
export const PROOFABLE: readonly Case['state'][] = ['l1', 'l2', 'l3', 'emergency', 'writing', 'returned'];

/** Who reads a proof, while the lease lasts. */
export function proofClaimOf(
  { proofBy, proofUntil }: Pick<Case, 'proofBy' | 'proofUntil'>,
  now: Date,
): { readonly person: string; readonly until: Date } | null {
  return proofBy && proofUntil && proofUntil > now ? { person: proofBy, until: proofUntil } : null;
}

/** Somebody who may sign one of the proofs that are missing, while nobody else reads one. */
export async function proofreading(
  deps: ReviewDeps,
  actor: StaffActor,
  { kept, standing, now }: InHand,
): Promise<Result<Using, ReviewRefusal>> {
  const missing = missingProofs(standing.missing);
  if (missing.length === 0 || !PROOFABLE.includes(kept.state)) return err('REVIEW.NOT_NOW', { state: kept.state });
  const by = await using(deps, actor, POWERS.proof);
  if (!by) return err('REVIEW.NOT_A_PROOFREADER');
  const hands = { person: actor.id, onBehalfOf: by.lender?.id };
  const duties = dutiesOf(kept, standing);
  if (!missing.some((level) => maySignFor(hands, { kind: 'proof', level }, duties))) {
    return err('REVIEW.SAME_PERSON', { name: actor.name });
  }
  const reader = proofClaimOf(kept, now);
  if (!reader || reader.person === actor.id) return ok(by);
  const [person] = await deps.people.byIds([reader.person]);
  return err('REVIEW.CLAIMED', { name: person?.name['zh-Hans'] ?? '' });
}
