import type { ReturnReason, ReviewCase, StaffActor } from '../../contract';
import { err, type Result } from '../../kernel';
import { onCase, otherClaimer, type InHand, type SeenWords } from './act-on-case';
import type { Case } from './case-store';
import { maySignFor } from './coverage.rules';
import { atLevel, moveCase, toLevel } from './move-case';
import { proofreading } from './proof-hand';
import { dutiesOf } from './standing';
import { POWERS, using, usingEach, type ReviewDeps, type ReviewRefusal, type Using } from './review-deps';

const CLAIM_MINUTES = 30;

/** Takes a manuscript into one's hands for a while (认领), or gives it back. */
export async function claim(
  deps: ReviewDeps,
  actor: StaffActor,
  input: Pick<SeenWords, 'documentId' | 'locale'> & { readonly release: boolean; readonly as?: 'review' | 'proof' },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  if (input.as === 'proof') return claimProof(deps, actor, input);
  return onCase(deps, { actor, seen: input }, async (hand) => {
    const reviewing = await holding(deps, actor, hand);
    if (!reviewing.ok) return reviewing;
    const { tx, kept, standing, now } = hand;
    const { level, by } = reviewing.value;
    const hands = { person: actor.id, onBehalfOf: by.lender?.id };
    if (!maySignFor(hands, { kind: 'review', level }, dutiesOf(kept, standing))) {
      return err('REVIEW.SAME_PERSON', { name: actor.name });
    }
    const until = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
    const change = input.release
      ? { claimedBy: null, claimedUntil: null }
      : { claimedBy: actor.id, claimedUntil: until };
    const changed = await deps.cases.change(tx, kept, change);
    return changed ? { ok: true, value: changed } : err('HEARTH.CHANGED_MEANWHILE');
  });
}

/** Takes a manuscript to read a proof (校对认领), or gives it back. It waits for its reviewer all the same. */
async function claimProof(
  deps: ReviewDeps,
  actor: StaffActor,
  { release, ...seen }: Pick<SeenWords, 'documentId' | 'locale'> & { readonly release: boolean },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  return onCase(deps, { actor, seen }, async (hand) => {
    const reading = await proofreading(deps, actor, hand);
    if (!reading.ok) return reading;
    const until = new Date(hand.now.getTime() + CLAIM_MINUTES * 60_000);
    const change = release ? { proofBy: null, proofUntil: null } : { proofBy: actor.id, proofUntil: until };
    const changed = await deps.cases.change(hand.tx, hand.kept, change);
    return changed ? { ok: true, value: changed } : err('HEARTH.CHANGED_MEANWHILE');
  });
}

/** Returns a manuscript to its author with a reason (退稿): its reviewer, or a proofreader while it is under review. */
export async function sendBack(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords & { readonly reason: ReturnReason; readonly note: string },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  return onCase(deps, { actor, seen: input }, async (hand) => {
    const reviewing = await returning(deps, actor, hand);
    if (!reviewing.ok) return reviewing;
    const { level, by, proof } = reviewing.value;
    const { reason, note } = input;
    const returned = { from: level, reason, note, by: actor.name, at: hand.now.toISOString(), proof };
    // What they marked goes to the author with the return, and is looked at again when it comes back.
    const tied = { person: actor.id, level, by: actor.name, at: returned.at };
    const marks = await deps.marks.tie(hand.tx, hand.kept, tied);
    const move = {
      event: 'send_back',
      change: { level: null, dueAt: null, returned, proofBy: null, proofUntil: null },
      facts: { reason, level, marks, ...(proof ? { proof } : {}) },
    } as const;
    return moveCase(deps, hand.tx, { kept: hand.kept, actor: by.actor, move });
  });
}

/** Holds a manuscript until a day of review (压稿), or lets it go on where it was held. */
export async function hold(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords & { readonly until: string | null },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  return onCase(deps, { actor, seen: input }, async (hand) => {
    const reviewing = await holding(deps, actor, hand);
    if (!reviewing.ok) return reviewing;
    const { tx, kept, now } = hand;
    const { level, by } = reviewing.value;
    if (input.until === null) {
      const change = { ...atLevel(kept, level, now), heldUntil: null, heldLevel: null };
      return moveCase(deps, tx, { kept, actor: by.actor, move: { event: toLevel(level), change } });
    }
    const change = { level: null, dueAt: null, heldUntil: new Date(input.until), heldLevel: level };
    return moveCase(deps, tx, { kept, actor: by.actor, move: { event: 'hold', change } });
  });
}

/** Puts a manuscript aside (废稿), or takes it back: its author, or whoever reviews. */
export async function spike(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords & { readonly back: boolean },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  return onCase(deps, { actor, seen: input }, async ({ tx, kept, standing }) => {
    const isTheirs = standing.authors.has(actor.id) || kept.author === actor.id;
    const levels = await usingEach(deps, actor, ([1, 2, 3] as const).map(POWERS.level));
    if (!isTheirs && levels.size === 0) return err('HEARTH.NOT_ALLOWED');
    // What readers can meet is ordered down or withdrawn: putting the manuscript aside would leave it out there.
    if (!input.back && (await deps.isOut(tx, kept))) return err('REVIEW.STILL_OUT');
    const change = { level: null, dueAt: null };
    return moveCase(deps, tx, { kept, actor, move: { event: input.back ? 'unspike' : 'spike', change } });
  });
}

type Reviewing = { readonly level: 1 | 2 | 3; readonly by: Using };

/** Somebody who may return it: whoever holds its level, else a proofreader who may sign a proof that is missing. */
async function returning(
  deps: ReviewDeps,
  actor: StaffActor,
  hand: InHand,
): Promise<Result<Reviewing & { readonly proof: boolean }, ReviewRefusal>> {
  const reviewing = await holding(deps, actor, hand);
  if (reviewing.ok) return { ok: true, value: { ...reviewing.value, proof: false } };
  const { level } = hand.kept;
  if (reviewing.error.code !== 'REVIEW.NOT_YOUR_LEVEL' || level === null) return reviewing;
  const reading = await proofreading(deps, actor, hand);
  if (!reading.ok) return reading.error.code === 'REVIEW.NOT_A_PROOFREADER' ? reviewing : reading;
  const name = await otherClaimer(deps, actor, hand);
  if (name !== undefined) return err('REVIEW.CLAIMED', { name });
  return { ok: true, value: { level, by: reading.value, proof: true } };
}

/** Somebody who holds the level that has the manuscript, while nobody else has it in their hands. */
async function holding(deps: ReviewDeps, actor: StaffActor, hand: InHand): Promise<Result<Reviewing, ReviewRefusal>> {
  const level = levelOf(hand.kept);
  if (level === null) return err('REVIEW.NOT_NOW', { state: hand.kept.state });
  const by = await using(deps, actor, POWERS.level(level));
  if (!by) return err('REVIEW.NOT_YOUR_LEVEL', { level });
  const name = await otherClaimer(deps, actor, hand);
  return name === undefined ? { ok: true, value: { level, by } } : err('REVIEW.CLAIMED', { name });
}

const levelOf = ({ state, level, heldLevel }: Case): 1 | 2 | 3 | null => (state === 'held' ? heldLevel : level);
