import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Round } from '../../contract';
import { fillSeat } from './draw-round';
import { followRound } from './follow-seats';
import { moveRound } from './move-round';
import type { RoundDeps, RoundRefusal } from './round-deps';
import type { KeptRound } from './round-store';
import { presentRound } from './see-rounds';
import { moveSeat } from './sign-form';

type Why = { readonly id: string; readonly version: number; readonly reason: string };

/** Gives a round up. Once scores are open it is too late: what was found is found. */
export async function abandonRound(
  deps: RoundDeps,
  actor: StaffActor,
  { id, version, reason }: Why,
): Promise<Result<Round, RoundRefusal>> {
  const done = await changeRound(deps, { actor, id, version }, (tx, round) =>
    moveRound(deps, tx, { round, actor, event: 'abandon', patch: { reason }, facts: { reason } }),
  );
  return done.ok ? presentRound(deps, actor, id) : done;
}

/**
 * Lets a member seal anew who can no longer open what they sealed, or takes a seat from somebody who does not come and asks the next; with
 * a reason that the station sees.
 */
export async function changeSeat(
  deps: RoundDeps,
  actor: StaffActor,
  { seat: which, event, ...why }: Why & { readonly seat: string; readonly event: 'redo' | 'release' },
): Promise<Result<Round, RoundRefusal>> {
  const done = await changeRound(deps, { actor, ...why }, async (tx, round) => {
    const seat = (await deps.seats.ofRound(tx, round.id)).find(({ id }) => id === which);
    if (!seat) return err('VETTING.ROUND_NOT_FOUND');
    const anew = event === 'redo' ? { commitment: null, anew: true } : {};
    const patch = { reason: why.reason, ...anew };
    const moved = await moveSeat(deps, tx, { seat, actor, event, patch, facts: { reason: why.reason } });
    if (!moved.ok) return moved;
    const filled = event === 'release' ? await fillSeat(deps, tx, { round, actor }) : ok(round);
    return filled.ok ? followRound(deps, tx, { round: filled.value, actor }) : filled;
  });
  return done.ok ? presentRound(deps, actor, why.id) : done;
}

type Work = (tx: Tx, round: KeptRound) => Promise<Result<KeptRound, RoundRefusal>>;

/** Works on a round that nobody changed since it was seen. */
async function changeRound(
  deps: RoundDeps,
  { actor, id, version }: Omit<Why, 'reason'> & { readonly actor: StaffActor },
  work: Work,
): Promise<Result<KeptRound, RoundRefusal>> {
  return deps.database.transaction(async (tx) => {
    const round = await deps.rounds.hold(tx, actor.stations, id);
    if (!round) return err('VETTING.ROUND_NOT_FOUND');
    if (round.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (['opened', 'settled', 'abandoned'].includes(round.state))
      return err('VETTING.ROUND_STATE', { state: round.state });
    return work(tx, round);
  });
}
