import type { ReviewCase, ReviewLevel, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { onCase, otherClaimer, type InHand, type SeenWords } from './act-on-case';
import type { Case } from './case-store';
import { maySignFor, proofsBefore, type Step } from './coverage.rules';
import { atLevel, moveCase, toLevel } from './move-case';
import { POWERS, using, type ReviewDeps, type ReviewRefusal, type Using } from './review-deps';
import { proofreading } from './proof-hand';
import { dutiesOf, openRedsOf, standingOf } from './standing';

/** On what the signer pressed. */
export type Pen = { readonly device: string; readonly method: 'admin' | 'link' };

type Words = { readonly errors: number | null; readonly note: string | null };
type Signing = { readonly step: Step; readonly by: Using; readonly pen: Pen; readonly words: Words };

/** Signs the level that has to act (审签): the server takes the words of its own record and refuses if they are not those that were shown. */
export async function pass(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords & { readonly note?: string | undefined; readonly pen: Pen },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  return onCase(deps, { actor, seen: input }, async (hand) => {
    const { kept, standing } = hand;
    const { level } = kept;
    if (level === null || !UNDER_REVIEW.includes(kept.state)) return err('REVIEW.NOT_NOW', { state: kept.state });
    const by = await using(deps, actor, POWERS.level(level));
    if (!by) return err('REVIEW.NOT_YOUR_LEVEL', { level });
    const name = await otherClaimer(deps, actor, hand);
    if (name !== undefined) return err('REVIEW.CLAIMED', { name });
    const proofs = proofsBefore(kept.rules, standing.missing, level);
    if (proofs.length > 0) return err('REVIEW.PROOF_MISSING', { proofs });
    const marks = await deps.marks.open(hand.tx, kept);
    if (marks > 0) return err('REVIEW.OPEN_MARKS', { marks });
    const findings = await openRedsOf(deps, hand.tx, kept);
    if (findings.length > 0) return err('REVIEW.RED_FINDINGS', { findings });
    const words = { errors: null, note: input.note ?? null };
    return put(deps, hand, { step: { kind: 'review', level }, by, pen: input.pen, words });
  });
}

/** Signs a proof (校对签名) with the number of errors that were found. */
export async function proof(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords & { readonly proof: ReviewLevel; readonly errors: number; readonly pen: Pen },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  return onCase(deps, { actor, seen: input }, async (hand) => {
    const { kept, standing } = hand;
    const step = { kind: 'proof', level: input.proof } as const;
    const isWanted = standing.missing.some((one) => one.kind === 'proof' && one.level === step.level);
    if (!isWanted) return err('REVIEW.NOT_NOW', { state: kept.state });
    const reading = await proofreading(deps, actor, hand);
    if (!reading.ok) return reading;
    const marks = await deps.marks.open(hand.tx, kept);
    if (marks > 0) return err('REVIEW.OPEN_MARKS', { marks });
    const signing = { step, by: reading.value, pen: input.pen, words: { errors: input.errors, note: null } };
    if (kept.proofBy === null) return put(deps, hand, signing);
    const freed = await deps.cases.change(hand.tx, kept, { proofBy: null, proofUntil: null });
    return freed ? put(deps, { ...hand, kept: freed }, signing) : err('HEARTH.CHANGED_MEANWHILE');
  });
}

const UNDER_REVIEW: readonly Case['state'][] = ['l1', 'l2', 'l3', 'emergency'];

async function put(deps: ReviewDeps, hand: InHand, signing: Signing): Promise<Result<Case, ReviewRefusal>> {
  const { tx, kept, standing } = hand;
  const { step, by, pen, words } = signing;
  const { actor, lender } = by;
  const hands = { person: actor.id, onBehalfOf: lender?.id };
  if (!maySignFor(hands, step, dutiesOf(kept, standing))) return err('REVIEW.SAME_PERSON', { name: actor.name });
  await deps.signatures.insert(tx, {
    id: deps.ids.next(),
    caseId: kept.id,
    station: kept.station,
    kind: step.kind,
    level: step.level,
    person: actor.id,
    name: actor.name,
    onBehalfOf: lender?.id ?? null,
    onBehalfName: lender?.name ?? null,
    revision: kept.revision,
    hash: kept.hash,
    rulesVersion: kept.rulesVersion,
    ...pen,
    ...words,
  });
  const facts = {
    locale: kept.locale,
    revision: kept.revision,
    level: step.level,
    rules: kept.rulesVersion,
    errors: words.errors,
  };
  deps.ledger.append(tx, {
    actor,
    action: `manuscript.${step.kind}-signed`,
    subject: kept.documentId,
    version: kept.hash,
    facts,
  });
  return onwards(deps, hand, by);
}

/** After a signature: on to the level that is still missing, or signed when nothing is. */
async function onwards(
  deps: ReviewDeps,
  { tx, kept, now }: InHand,
  { actor }: Using,
): Promise<Result<Case, ReviewRefusal>> {
  const { missing, next } = await standingOf(deps, tx, kept);
  if (missing.length === 0 && reviewed(kept)) {
    const change = { level: null, dueAt: null, emergency: null, emergencyDue: null };
    return moveCase(deps, tx, { kept, actor, move: { event: 'sign', covered: true, change } });
  }
  if (kept.level === null || next === null || next === kept.level) return ok(kept);
  const event = kept.state === 'emergency' ? 'advance' : toLevel(next);
  return moveCase(deps, tx, { kept, actor, move: { event, change: atLevel(kept, next, now) } });
}

/** A manuscript whose last proof is signed while its author still has it is not handed in by that. */
const reviewed = ({ state }: Case): boolean => UNDER_REVIEW.includes(state);
