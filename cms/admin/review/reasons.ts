import type { ReviewCase, ReviewLevel } from '../../contract';

/** What somebody's roles let them sign, for the sentence that says why a button is missing. The host decides by itself. */
export type Powers = { readonly levels: readonly ReviewLevel[]; readonly proof: boolean; readonly submit: boolean };

/** Why something cannot be done now. */
export type Reason =
  | { readonly why: 'claimed'; readonly name: string; readonly until: string }
  | { readonly why: 'read'; readonly name: string }
  | { readonly why: 'proofs'; readonly proofs: readonly ReviewLevel[] }
  | { readonly why: 'level'; readonly level: ReviewLevel }
  | { readonly why: 'marks' | 'reds'; readonly count: number }
  | { readonly why: 'same-review' | 'same-proof' | 'submit' | 'out' };

const UNDER_REVIEW: readonly ReviewCase['state'][] = ['l1', 'l2', 'l3', 'emergency'];
const WITH_AUTHOR: readonly ReviewCase['state'][] = ['writing', 'returned'];

/** Says why the deeds that one might look for are not offered: handing in, passing, signing a proof. */
export function reasonsFor(one: ReviewCase, powers: Powers): readonly Reason[] {
  return [
    ...whyNotSubmit(one, powers),
    ...whyNotPass(one, powers),
    ...whyNotProof(one, powers),
    ...whyNotSpike(one, powers),
  ];
}

function whyNotSubmit({ state, allowed }: ReviewCase, { submit }: Powers): readonly Reason[] {
  if (!WITH_AUTHOR.includes(state) || allowed.includes('submit')) return [];
  return submit ? [] : [{ why: 'submit' }];
}

function whyNotPass(one: ReviewCase, { levels }: Powers): readonly Reason[] {
  const { state, level, allowed, claimedBy } = one;
  if (!UNDER_REVIEW.includes(state) || level === null || allowed.includes('pass')) return [];
  if (!levels.includes(level) && !allowed.includes('claim')) return [{ why: 'level', level }];
  if (claimedBy && !allowed.includes('release_claim')) {
    return [{ why: 'claimed', name: claimedBy.name, until: claimedBy.until }];
  }
  return [whatIsOpen(one, level)];
}

function whatIsOpen(one: ReviewCase, level: ReviewLevel): Reason {
  const proofs = proofsMissing(one, level);
  if (proofs.length > 0) return { why: 'proofs', proofs };
  if (one.openMarks > 0) return { why: 'marks', count: one.openMarks };
  if (one.openReds > 0) return { why: 'reds', count: one.openReds };
  return { why: 'same-review' };
}

function whyNotProof(one: ReviewCase, { proof }: Powers): readonly Reason[] {
  const { missing, allowed, state, openMarks, proofBy } = one;
  const isOpen = UNDER_REVIEW.includes(state) || WITH_AUTHOR.includes(state);
  const isMissing = missing.some(({ kind }) => kind === 'proof');
  if (!isOpen || !isMissing || allowed.includes('proof')) return [];
  if (proofBy && !allowed.includes('release_proof')) return [{ why: 'read', name: proofBy.name }];
  // What is open is said once, with the review that waits.
  return proof && openMarks === 0 ? [{ why: 'same-proof' }] : [];
}

/** What readers can meet is not put aside; whoever may order it down or withdraw it is told so. */
function whyNotSpike({ state, isOut }: ReviewCase, { levels }: Powers): readonly Reason[] {
  return state === 'signed' && isOut && levels.length > 0 ? [{ why: 'out' }] : [];
}

/** The proofs that must stand before a level, and do not. */
export function proofsMissing({ rules, missing }: Pick<ReviewCase, 'rules' | 'missing'>, level: number): ReviewLevel[] {
  const due = rules.proofs.filter(({ before }) => before <= level).map(({ proof }) => proof);
  return missing.filter((step) => step.kind === 'proof' && due.includes(step.level)).map((step) => step.level);
}
