import { correctionMoved, type StaffActor, type WholeCorrection } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { CorrectionDeps, CorrectionRefusal } from './correction-deps';
import { finishWhenDone } from './follow-correction';
import { onCorrection, type Seen } from './on-correction';
import { farOf } from './view-corrections';

type GivenUp = Seen & { readonly channel: string; readonly reason: string };

/**
 * Gives an account up (放弃更正): it was closed, its platform forbids it, nobody can reach it. The correction is not held open by it any
 * more, and who said so stands in the order, in the ledger and in the inspection pack. What is still on its way there is not stopped.
 */
export function giveUpTrack(
  deps: CorrectionDeps,
  actor: StaffActor,
  { channel, reason, ...seen }: GivenUp,
): Promise<Result<WholeCorrection, CorrectionRefusal>> {
  return onCorrection(deps, { actor, seen }, async (tx, kept) => {
    const { id, station, documentId, locale, number, state } = kept;
    if (state !== 'open' && state !== 'signed') return err('CORRECTION.NOT_NOW', { state });
    const track = (await farOf(deps, tx, kept)).tracks.find((one) => one.channel === channel);
    if (!track) return err('HEARTH.NOT_FOUND');
    if (track.isDone) return err('CORRECTION.TRACK_DONE');
    if (!(await deps.corrections.giveUp(tx, kept, { channel, reason, person: actor.id })))
      return err('CORRECTION.TRACK_DONE');
    // Whoever looked at the order before this sees another one now.
    await deps.corrections.change(tx, kept, {});
    const facts = { documentId, locale, number, channel, account: track.name, stands: track.stands, reason };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'correction.given-up', subject: id, facts });
    await deps.outbox.append(tx, correctionMoved({ station, correctionId: id, documentId, state }));
    await finishWhenDone(deps, tx, { documentId, locale });
    return ok(undefined);
  });
}
