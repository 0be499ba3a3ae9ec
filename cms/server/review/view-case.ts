import type { ReviewCase, ReviewDeed, ReviewLevel, Signature, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Case } from './case-store';
import { maySignFor, proofsBefore, type Step } from './coverage.rules';
import { POWERS, type ReviewDeps, type ReviewRefusal } from './review-deps';
import { reviewMachine } from './review.machine';
import type { KeptSignature } from './signature-store';
import { PROOFABLE, proofClaimOf } from './proof-hand';
import { sinceWhich } from './since.rules';
import { dutiesOf, openRedsOf, standingOf, type CaseStanding } from './standing';
import type { Which } from '../revisions/revision-store';

/** The powers of review that somebody holds now, each with who lent it; null for their own. */
type Held = ReadonlyMap<string, string | null>;

/** One manuscript's review as somebody sees it, with what they may do. */
export async function viewCase(
  deps: ReviewDeps,
  actor: StaffActor,
  which: Which,
): Promise<Result<ReviewCase, ReviewRefusal>> {
  const kept = await deps.cases.now(deps.database.read, which);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  return ok(await seenBy(deps, actor, kept));
}

/** A case as an answer to somebody. */
export async function seenBy(deps: ReviewDeps, actor: StaffActor, kept: Case): Promise<ReviewCase> {
  const standing = await standingOf(deps, deps.database.read, kept);
  const held = await powersHeld(deps, actor);
  const now = deps.clock.now();
  // Words that were edited by hand for one account are signed beside it.
  const own = standing.signatures.filter(({ channel }) => !channel);
  const openMarks = await deps.marks.open(deps.database.read, kept);
  const openReds = ASKED.includes(kept.state) ? (await openRedsOf(deps, undefined, kept)).length : 0;
  const isOut = await deps.isOut(deps.database.read, kept);
  const { id, station, documentId, locale, title, state, level, revision, hash, rules, version, returned } = kept;
  return {
    ...{ id, station, documentId, locale, title, state, level, revision, hash, rules, version },
    author: kept.authorName,
    dueAt: kept.dueAt?.toISOString() ?? null,
    claimedBy: await namedClaim(deps, claimOf(kept, now)),
    proofBy: await namedClaim(deps, proofClaimOf(kept, now)),
    returned: returned && { ...returned, proof: returned.proof ?? false },
    heldUntil: kept.heldUntil?.toISOString() ?? null,
    emergency: orderOf(kept),
    signatures: own.map((one) => signatureOf(one, hash)),
    missing: [...standing.missing],
    allowed: allowedFor({ actor, kept, standing, held, now, openMarks, openReds, isOut }),
    since: sinceWhich(own, { person: actor.id, level, hash }),
    ...{ openMarks, openReds, isOut },
  };
}

async function namedClaim(deps: ReviewDeps, claim: ReturnType<typeof claimOf>): Promise<ReviewCase['claimedBy']> {
  if (!claim) return null;
  const [claimer] = await deps.people.byIds([claim.person]);
  return { person: claim.person, name: claimer?.name['zh-Hans'] ?? '', until: claim.until.toISOString() };
}

function orderOf({ emergency, emergencyDue, emergencyMissed }: Case): ReviewCase['emergency'] {
  if (!emergency || !emergencyDue) return null;
  const { by, reason } = emergency;
  return { by, reason, dueAt: emergencyDue.toISOString(), missed: emergencyMissed };
}

/** Who holds the manuscript in their hands, while the lease lasts. */
export function claimOf(kept: Case, now: Date): { readonly person: string; readonly until: Date } | null {
  if (!kept.claimedBy || !kept.claimedUntil || kept.claimedUntil <= now) return null;
  return { person: kept.claimedBy, until: kept.claimedUntil };
}

async function powersHeld(deps: ReviewDeps, actor: StaffActor): Promise<Held> {
  const inWhoseName = await deps.roster.handsOf(actor);
  const asked = [POWERS.submit, POWERS.proof, POWERS.emergency, ...([1, 2, 3] as const).map(POWERS.level)];
  const held = asked.map((power) => [power, inWhoseName(power)] as const);
  return new Map(held.flatMap(([power, lender]) => (lender === undefined ? [] : [[power, lender] as const])));
}

type Seen = {
  readonly actor: StaffActor;
  readonly kept: Case;
  readonly standing: CaseStanding;
  readonly held: Held;
  readonly now: Date;
  readonly openMarks: number;
  readonly openReds: number;
  readonly isOut: boolean;
};

/** What somebody may do now: the machine, their powers, and who did what before decide together. */
function allowedFor(seen: Seen): ReviewDeed[] {
  const rules: Readonly<Record<ReviewDeed, (seen: Seen) => boolean>> = {
    submit: (one) => maySubmit(one) && one.standing.next !== null,
    submit_l2: (one) => mayJump(one, 2),
    submit_l3: (one) => mayJump(one, 3),
    claim: (one) => mayActAtLevel(one) && claimOf(one.kept, one.now) === null,
    release_claim: ({ kept, actor, now }) => claimOf(kept, now)?.person === actor.id,
    pass: (one) => mayActAtLevel(one) && isFree(one) && missingProofs(one).length === 0 && isClean(one),
    send_back: (one) => (holdsLevel(one) || mayProof(one)) && isFree(one) && can(one, 'send_back'),
    proof: (one) => mayProof(one) && one.openMarks === 0,
    claim_proof: (one) => mayProof(one) && proofClaimOf(one.kept, one.now) === null,
    release_proof: ({ kept, actor, now }) => proofClaimOf(kept, now)?.person === actor.id,
    hold: (one) => holdsLevel(one) && isFree(one) && can(one, 'hold'),
    resume: (one) =>
      one.kept.state === 'held' && one.kept.heldLevel !== null && one.held.has(POWERS.level(one.kept.heldLevel)),
    spike: (one) => can(one, 'spike') && !one.isOut && (isAuthor(one) || holdsAnyLevel(one)),
    unspike: (one) => can(one, 'unspike') && (isAuthor(one) || holdsAnyLevel(one)),
    order_emergency: (one) => can(one, 'order_emergency') && one.held.has(POWERS.emergency),
  };
  // The keys of the record above.
  return (Object.keys(rules) as ReviewDeed[]).filter((deed) => rules[deed](seen));
}

const can = ({ kept }: Seen, event: 'send_back' | 'hold' | 'spike' | 'unspike' | 'order_emergency'): boolean =>
  reviewMachine.allowed(kept.state).includes(event);

/** Nothing is open that keeps a review from being signed: no remark, no red finding. */
const isClean = ({ openMarks, openReds }: Seen): boolean => openMarks === 0 && openReds === 0;

const isFree = ({ kept, actor, now }: Seen): boolean => (claimOf(kept, now)?.person ?? actor.id) === actor.id;

const isAuthor = ({ standing, kept, actor }: Seen): boolean =>
  standing.authors.has(actor.id) || kept.author === actor.id;

const holdsAnyLevel = ({ held }: Seen): boolean => ([1, 2, 3] as const).some((level) => held.has(POWERS.level(level)));

const holdsLevel = ({ kept, held }: Seen): boolean => kept.level !== null && held.has(POWERS.level(kept.level));

const missingProofs = ({ kept, standing }: Seen): readonly ReviewLevel[] =>
  kept.level === null ? [] : proofsBefore(kept.rules, standing.missing, kept.level);

function maySubmit({ kept, held }: Seen): boolean {
  return (kept.state === 'writing' || kept.state === 'returned') && held.has(POWERS.submit);
}

function mayJump(seen: Seen, level: ReviewLevel): boolean {
  const { rules } = seen.kept;
  return maySubmit(seen) && rules.jumpTo.includes(level) && rules.levels.includes(level);
}

function mayActAtLevel(seen: Seen): boolean {
  const { kept } = seen;
  if (kept.level === null || !holdsLevel(seen) || !UNDER_REVIEW.includes(kept.state)) return false;
  return maySignAs(seen, POWERS.level(kept.level), { kind: 'review', level: kept.level });
}

function mayProof(seen: Seen): boolean {
  const { kept, standing, held } = seen;
  if (!held.has(POWERS.proof) || !PROOFABLE.includes(kept.state)) return false;
  if ((proofClaimOf(kept, seen.now)?.person ?? seen.actor.id) !== seen.actor.id) return false;
  return standing.missing.some((step) => step.kind === 'proof' && maySignAs(seen, POWERS.proof, step));
}

/** Whether neither this person nor whoever lent them the power is kept from a step. */
function maySignAs({ actor, held, kept, standing }: Seen, power: string, step: Step): boolean {
  return maySignFor({ person: actor.id, onBehalfOf: held.get(power) }, step, dutiesOf(kept, standing));
}

const UNDER_REVIEW: readonly Case['state'][] = ['l1', 'l2', 'l3', 'emergency'];
/** Where somebody may still be kept by what is red. */
const ASKED: readonly Case['state'][] = [...PROOFABLE, 'held'];

function signatureOf(one: KeptSignature, hash: string): Signature {
  const { id, kind, level, person, name, revision, errors, note } = one;
  return {
    ...{ id, kind, level, person, name, revision, errors, note },
    onBehalfOf: one.onBehalfName,
    hash: one.hash,
    at: one.at.toISOString(),
    covers: one.covers.has(hash),
    carriedBy: one.because.get(hash) ?? null,
  };
}
