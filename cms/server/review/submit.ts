import type { ReviewCase, ReviewLevel, ReviewRules, StaffActor } from '../../contract';
import { err, type Result } from '../../kernel';
import { onCase, type InHand, type SeenWords } from './act-on-case';
import type { CaseChange } from './case-store';
import { atLevel, moveCase, toLevel, type Move } from './move-case';
import { POWERS, using, type ReviewDeps, type ReviewRefusal } from './review-deps';

/** What else a manuscript must have before anybody should be asked to read it. */
export type Readiness = (documentId: string, locale: SeenWords['locale']) => Promise<readonly string[]>;

/** Hands a manuscript in for review (送审): to the lowest level that nothing covers, back to who returned it, or by a jump that the rules allow. */
export async function submit(
  deps: ReviewDeps & { readonly unfinished: Readiness },
  actor: StaffActor,
  input: SeenWords & { readonly to?: ReviewLevel | undefined },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  const submitting = await using(deps, actor, POWERS.submit);
  if (!submitting) return err('HEARTH.NOT_ALLOWED');
  const reasons = await deps.unfinished(input.documentId, input.locale);
  if (reasons.length > 0) return err('REVIEW.UNFINISHED', { reasons });
  return onCase(deps, { actor, seen: input }, async (hand) => {
    const { tx, kept, now } = hand;
    const { documentId, locale } = kept;
    const orders = await deps.blockedCopies(tx, { documentId, locale });
    if (orders.length > 0) return err('REVIEW.BLOCKED_COPY', { orders });
    const level = destination(hand, input.to);
    if (level === 'no-jump') return err('REVIEW.NO_JUMP');
    if (level === null) return err('REVIEW.NOT_NOW', { state: kept.state });
    const change = { ...atLevel(kept, level, now), ...anew(hand), returned: null };
    const facts = jumpFacts(hand, level);
    return moveCase(deps, tx, { kept, actor: submitting.actor, move: { event: toLevel(level), change, facts } });
  });
}

/** Where it goes: by a jump that the rules allow, back to who returned it if all below still stands, else to the lowest that is missing. */
function destination({ kept, standing }: InHand, to: ReviewLevel | undefined): ReviewLevel | 'no-jump' | null {
  const { rules, returned } = kept;
  if (to !== undefined && to !== standing.next) return mayJump(rules, to) ? to : 'no-jump';
  return returned && rules.resubmit === 'from-start' ? (rules.levels[0] ?? null) : standing.next;
}

/** Once more from the start means by every level again: no review that was signed on the way before counts, proofs do. */
function anew({ kept, standing }: InHand): CaseChange {
  if (!kept.returned || kept.rules.resubmit !== 'from-start') return {};
  const reviews = standing.signatures.filter(({ kind }) => kind === 'review');
  return { voided: [...new Set([...kept.voided, ...reviews.map(({ id }) => id)])] };
}

/** A jump is never silent: the ledger says which levels were passed over (越级). */
function jumpFacts({ kept, standing }: InHand, level: ReviewLevel): NonNullable<Move['facts']> {
  const { next, missing } = standing;
  if (next === null || level <= next || (kept.returned && kept.rules.resubmit === 'from-start')) return {};
  const over = missing.flatMap((step) => (step.kind === 'review' && step.level < level ? [step.level] : []));
  return { jumped: true, over };
}

const mayJump = ({ jumpTo, levels }: ReviewRules, to: ReviewLevel): boolean =>
  jumpTo.includes(to) && levels.includes(to);
