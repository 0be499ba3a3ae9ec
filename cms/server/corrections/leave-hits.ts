import { correctionMoved, type ContentLocale, type StaffActor, type WholeCorrection } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { CorrectionDeps, CorrectionRefusal } from './correction-deps';
import { onCorrection } from './on-correction';

type Left = {
  readonly id: string;
  readonly documents: readonly { readonly documentId: string; readonly locale: ContentLocale }[];
  readonly reason: string;
};

/** Leaves manuscripts that were proposed as they are (不并案): somebody looked, and says why nothing is wrong there. */
export function leaveHits(
  deps: CorrectionDeps,
  actor: StaffActor,
  { id, documents, reason }: Left,
): Promise<Result<WholeCorrection, CorrectionRefusal>> {
  return onCorrection(deps, { actor, seen: { id } }, async (tx, kept) => {
    const { station, together, documentId, number, state } = kept;
    const found = await deps.scopes.standing(tx, {
      documentIds: documents.map((one) => one.documentId),
      stations: actor.stations,
    });
    for (const which of documents) {
      if (!found.some((one) => one.documentId === which.documentId && one.locale === which.locale))
        return err('HEARTH.NOT_FOUND');
      await deps.ripples.leave(tx, { station, together, ...which, reason, person: actor.id });
      const facts = { ...which, number, reason };
      deps.ledger.append(tx, { actor: { ...actor, station }, action: 'correction.left', subject: id, facts });
    }
    await deps.outbox.append(tx, correctionMoved({ station, correctionId: id, documentId, state }));
    return ok(undefined);
  });
}
