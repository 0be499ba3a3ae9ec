import { emergencyMissed, type ReviewCase, type StaffActor, type SystemActor } from '../../contract';
import { err, type Result } from '../../kernel';
import { onCase, type SeenWords } from './act-on-case';
import { atLevel, moveCase } from './move-case';
import { openRedsOf } from './standing';
import { POWERS, using, type ReviewDeps, type ReviewRefusal } from './review-deps';

/** Orders a manuscript out before its full review (先发后审): by name, with a reason, one reviewer, and a deadline. */
export async function orderEmergency(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords & { readonly reason: string; readonly reviewer: string },
): Promise<Result<ReviewCase, ReviewRefusal>> {
  const by = await using(deps, actor, POWERS.emergency);
  if (!by) return err('HEARTH.NOT_ALLOWED');
  return onCase(deps, { actor, seen: input }, async ({ tx, kept, standing, now }) => {
    const { next } = standing;
    if (next === null) return err('REVIEW.NOT_NOW', { state: kept.state });
    // Two people answer for it: who orders, and who looks at it now. The author is neither.
    if (input.reviewer === actor.id || standing.authors.has(actor.id) || standing.authors.has(input.reviewer)) {
      return err('REVIEW.SAME_PERSON', { name: actor.name });
    }
    // Words that were edited since want an order of their own; the deadline of the first stays, or it could be put off for ever.
    const due = new Date(now.getTime() + kept.rules.emergencyMinutes * 60_000);
    const emergencyDue = kept.state === 'emergency' && kept.emergencyDue ? kept.emergencyDue : due;
    const emergency = {
      hash: kept.hash,
      person: actor.id,
      by: actor.name,
      reason: input.reason,
      reviewer: input.reviewer,
    };
    const change = {
      ...atLevel(kept, next, now),
      dueAt: emergencyDue,
      emergency,
      emergencyDue,
      emergencyMissed: kept.state === 'emergency' && kept.emergencyMissed,
    };
    // Who orders it out was shown what is red; the record says that they were.
    const reds = (await openRedsOf(deps, tx, kept)).length;
    const facts = { reviewer: input.reviewer, due: emergencyDue.toISOString(), reds };
    return moveCase(deps, tx, { kept, actor: by.actor, move: { event: 'order_emergency', change, facts } });
  });
}

/** Finds emergency releases whose full review was not done in time, once each; whoever listens alarms and proposes to take them down. */
export async function missDeadlines(deps: ReviewDeps): Promise<number> {
  return deps.database.transaction(async (tx) => {
    const overdue = await deps.cases.overdueEmergencies(tx, deps.clock.now());
    for (const kept of overdue) {
      const changed = await deps.cases.change(tx, kept, { emergencyMissed: true });
      if (!changed || !kept.emergency) continue;
      const actor: SystemActor = { kind: 'system', id: 'review', name: 'review', station: kept.station };
      const { id: caseId, documentId, locale, station } = kept;
      deps.ledger.append(tx, { actor, action: 'review.emergency-missed', subject: documentId, version: kept.hash });
      await deps.outbox.append(tx, emergencyMissed({ station, caseId, documentId, locale, by: kept.emergency.person }));
    }
    return overdue.length;
  });
}
