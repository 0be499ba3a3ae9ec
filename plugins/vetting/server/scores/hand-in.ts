import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { sealOf, type Reveal } from '../../contract';
import { followRound } from '../rounds/follow-seats';
import type { RoundDeps, RoundRefusal } from '../rounds/round-deps';
import { holdSeat, moveSeat } from '../rounds/sign-form';

type Seal = { readonly code: string; readonly commitment: string };

/** Takes the hash of a sheet. What was scored stays with whoever scored it: nobody here can read it, whatever they may do here. */
export async function sealSheet(
  deps: RoundDeps,
  actor: StaffActor,
  { code, commitment }: Seal,
): Promise<Result<{ state: 'sealed'; allSealed: boolean }, RoundRefusal>> {
  const seen = await deps.seats.byCode(deps.database, actor.id, code);
  if (!seen) return err('VETTING.SEAT_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const held = await holdSeat(deps, tx, seen);
    if (!held.ok) return held;
    const { round, seat } = held.value;
    const moved = await moveSeat(deps, tx, {
      ...{ seat, actor, event: 'seal', patch: { commitment }, facts: { commitment } },
    });
    if (!moved.ok) return moved;
    const followed = await followRound(deps, tx, { round, actor });
    return followed.ok ? ok({ state: 'sealed', allSealed: followed.value.state === 'opening' }) : followed;
  });
}

/**
 * Takes a sheet that is opened. It must be what was sealed, by the same person for the same sample. It lies sealed by the vault until the last
 * one is open, so that nobody who has not opened yet can see how the others scored and think again.
 */
export async function revealSheet(
  deps: RoundDeps,
  actor: StaffActor,
  { code, ...reveal }: Reveal & { readonly code: string },
): Promise<Result<{ allOpened: boolean }, RoundRefusal>> {
  const seen = await deps.seats.byCode(deps.database, actor.id, code);
  if (!seen) return err('VETTING.SEAT_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const held = await holdSeat(deps, tx, seen);
    if (!held.ok) return held;
    const { round, seat } = held.value;
    if (round.state !== 'opening') return err('VETTING.NOT_ALL_SEALED');
    if (seat.state !== 'sealed') return err('VETTING.SEAT_STATE', { state: seat.state });
    if (sealOf({ ...reveal, code, person: actor.id }) !== seat.commitment) return err('VETTING.SEAL_BROKEN');
    const revealSealed = deps.vault.seal(deps.seats.revealPlace(seat.id), JSON.stringify(reveal));
    const moved = await moveSeat(deps, tx, { seat, actor, event: 'reveal', patch: { revealSealed } });
    if (!moved.ok) return moved;
    const followed = await followRound(deps, tx, { round, actor });
    return followed.ok ? ok({ allOpened: followed.value.state === 'opened' }) : followed;
  });
}
