import { manuscriptSigned, reviewMoved, type Actor, type ReviewEvent, type ReviewLevel } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Case, CaseChange } from './case-store';
import type { ReviewDeps, ReviewRefusal } from './review-deps';
import { reviewMachine } from './review.machine';

/** One step of a case, and what goes with it. */
export type Move = {
  readonly event: ReviewEvent;
  readonly covered?: boolean;
  readonly change?: CaseChange;
  /** What the ledger keeps about it. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

const UNCLAIMED = { claimedBy: null, claimedUntil: null } as const;

/** Moves a case: the machine allows it, the row was not changed meanwhile, ledger and outbox hear of it, all in one transaction. */
export async function moveCase(
  deps: ReviewDeps,
  tx: Tx,
  { kept, actor, move }: { readonly kept: Case; readonly actor: Actor; readonly move: Move },
): Promise<Result<Case, ReviewRefusal>> {
  const next = reviewMachine.next(kept.state, move.event, { covered: move.covered ?? false });
  if (!next.ok) return err('REVIEW.NOT_NOW', { state: kept.state });
  const { state, effects } = next.value;
  const moved = await deps.cases.change(tx, kept, { ...UNCLAIMED, ...move.change, state });
  if (!moved) return err('HEARTH.CHANGED_MEANWHILE');
  const { id: caseId, documentId, locale, station, revision, hash, level } = moved;
  deps.ledger.append(tx, {
    actor,
    action: `review.${move.event}`,
    subject: documentId,
    version: hash,
    facts: { locale, revision, from: kept.state, to: state, ...move.facts },
  });
  await deps.outbox.append(tx, reviewMoved({ station, caseId, documentId, locale, state, level }));
  if (effects.includes('tell-signed')) {
    await deps.outbox.append(tx, manuscriptSigned({ station, documentId, locale, revision, hash }));
  }
  return ok(moved);
}

/** What a case looks like while a level has it. */
export function atLevel(kept: Case, level: ReviewLevel, now: Date): CaseChange {
  return { level, dueAt: new Date(now.getTime() + kept.rules.minutes[level] * 60_000) };
}

/** The event that leads to a level. */
export const toLevel = (level: ReviewLevel): ReviewEvent => `to_l${level}`;
