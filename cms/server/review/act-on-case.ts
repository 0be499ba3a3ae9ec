import type { ReviewCase, StaffActor } from '../../contract';
import { err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Which } from '../revisions/revision-store';
import type { Case } from './case-store';
import type { ReviewDeps, ReviewRefusal } from './review-deps';
import { standingOf, type CaseStanding } from './standing';
import { claimOf, seenBy } from './view-case';

/** What the person had before their eyes when they pressed. */
export type SeenWords = Which & { readonly hash: string; readonly version: number };

/** A case in one's hands: held for a change, seen as it is, with where it stands. */
export type InHand = { readonly tx: Tx; readonly kept: Case; readonly standing: CaseStanding; readonly now: Date };

type Act = (hand: InHand) => Promise<Result<Case, ReviewRefusal>>;

/**
 * Runs a deed on a case: it must be of a station one sees, and the words must be the ones that were shown. Answers with the case
 * as it is afterwards.
 */
export async function onCase(
  deps: ReviewDeps,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: Which & Partial<SeenWords> },
  act: Act,
): Promise<Result<ReviewCase, ReviewRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<Case, ReviewRefusal>> => {
    // The same order as a save takes: first the manuscript, then its case.
    await deps.revisions.takeTurn(tx, seen.documentId);
    const kept = await deps.cases.forUpdate(tx, seen);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    if (seen.hash !== undefined && seen.hash !== kept.hash) return err('REVIEW.WORDS_MOVED');
    if (seen.version !== undefined && seen.version !== kept.version) return err('HEARTH.CHANGED_MEANWHILE');
    return act({ tx, kept, standing: await standingOf(deps, tx, kept), now: deps.clock.now() });
  });
  return done.ok ? { ok: true, value: await seenBy(deps, actor, done.value) } : done;
}

/** Somebody else who holds the case now; undefined when it is free or in this person's hands. */
export async function otherClaimer(deps: ReviewDeps, actor: StaffActor, hand: InHand): Promise<string | undefined> {
  const claim = claimOf(hand.kept, hand.now);
  if (!claim || claim.person === actor.id) return undefined;
  const [person] = await deps.people.byIds([claim.person]);
  return person?.name['zh-Hans'] ?? '';
}
