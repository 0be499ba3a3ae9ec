import type { Actor, ReviewLevel } from '../../contract';
import type { Tx } from '../../platform';
import type { Edit } from '../revisions/keep-revision';
import { weightOf } from '../revisions/revision.rules';
import type { Case, CaseChange } from './case-store';
import { carriedOver } from './coverage.rules';
import { fastLane } from '../corrections/correction.rules';
import { atLevel, moveCase, toLevel } from './move-case';
import { upwards, type ReviewDeps } from './review-deps';
import { proofClaimOf } from './proof-hand';
import { dutiesOf, standingOf } from './standing';

/** What the version of rules says while a correction takes the fast lane. */
const FAST_LANE = '+correction/';
const OPEN: readonly Case['state'][] = ['writing', 'returned'];
const UNDER_REVIEW: readonly Case['state'][] = ['l1', 'l2', 'l3'];

/** Brings the review of a manuscript in line with an edit of it, in the transaction of that edit; `held` is its case where it was locked already. */
export async function followEdit(
  deps: ReviewDeps,
  tx: Tx,
  { edit, actor, held }: { edit: Edit; actor: Actor; held?: Case | undefined },
): Promise<void> {
  const kept = held ?? (await caseOf(deps, tx, edit));
  if (edit.hand.author !== null && edit.hand.role === 'writer')
    await deps.cases.addAuthor(tx, kept.id, edit.hand.author);
  if (kept.hash === edit.hash) return;
  const weight = weightOf(edit.changed, kept.rules);
  const duties = dutiesOf({ rules: kept.rules, hash: edit.hash }, await standingOf(deps, tx, kept));
  const because = `${weight ?? 'none'}: ${edit.changed.join(', ')}`;
  const over = carriedOver({ from: kept.hash, weight }, duties);
  await deps.signatures.coverAlso(tx, over, { hash: edit.hash, because });

  const correction = await deps.openCorrection(tx, edit);
  // The fast lane begins with the first edit of a correction, and what is written after it goes the whole way again.
  const isNew = OPEN.includes(kept.state) || correction !== undefined || kept.rulesVersion.includes(FAST_LANE);
  const fresh = isNew ? await heldRules(deps, tx, { edit, correction }) : {};
  const moved = await deps.cases.change(tx, kept, { ...wordsOf(edit), ...fresh });
  if (moved) await settle(deps, tx, { kept: moved, actor });
}

const caseOf = async (deps: ReviewDeps, tx: Tx, edit: Edit): Promise<Case> =>
  (await deps.cases.forUpdate(tx, edit)) ?? (await openCase(deps, tx, edit));

/** After an edit the case goes where its signatures still carry it. */
async function settle(deps: ReviewDeps, tx: Tx, { kept, actor }: { kept: Case; actor: Actor }): Promise<void> {
  // Words that nobody reviews yet lose no signature.
  if (kept.state !== 'signed' && !UNDER_REVIEW.includes(kept.state)) return;
  const { missing, next } = await standingOf(deps, tx, kept);
  const back = { event: 'edit', change: { level: null, dueAt: null } } as const;
  if (kept.state === 'signed' && missing.length > 0) await moveCase(deps, tx, { kept, actor, move: back });
  if (!UNDER_REVIEW.includes(kept.state)) return;
  const isReviewer =
    actor.kind === 'staff' && [kept.claimedBy, proofClaimOf(kept, deps.clock.now())?.person].includes(actor.id);
  if (!isReviewer) {
    await moveCase(deps, tx, { kept, actor, move: back });
    return;
  }
  await fall(deps, tx, { kept, actor, level: next });
}

/** The reviewer mended it in their own hands: it falls to the lowest level whose signature the edit took away. */
async function fall(
  deps: ReviewDeps,
  tx: Tx,
  { kept, actor, level }: { kept: Case; actor: Actor; level: ReviewLevel | null },
): Promise<void> {
  if (level === null || level === kept.level) return;
  const change = atLevel(kept, level, deps.clock.now());
  await moveCase(deps, tx, { kept, actor, move: { event: toLevel(level), change } });
}

async function openCase(deps: ReviewDeps, tx: Tx, edit: Edit): Promise<Case> {
  const { author, authorName } = edit.hand;
  const rules = await heldRules(deps, tx, { edit, correction: undefined });
  const { documentId, locale } = edit;
  const first = { id: deps.ids.next(), documentId, locale, state: 'writing' } as const;
  return deps.cases.insert(tx, { ...first, ...wordsOf(edit), ...rules, author, authorName });
}

function wordsOf({ station, columnId, title, revision, hash }: Edit): CaseChange {
  return { station, columnId, title, revision, hash };
}

type Held = { readonly edit: Edit; readonly correction: string | undefined };

async function heldRules(deps: ReviewDeps, tx: Tx, { edit, correction }: Held): Promise<CaseChange> {
  const { station, columnId } = edit;
  const { rules, version } = await deps.policies.rulesFor(tx, {
    columnId,
    stations: await upwards(deps.stations, station),
  });
  if (correction === undefined) return { rules, rulesVersion: version };
  return { rules: fastLane(rules), rulesVersion: `${version}${FAST_LANE}${correction}` };
}
