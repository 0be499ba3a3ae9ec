import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { SeatEvent, Tie } from '../../contract';
import { fillSeat } from './draw-round';
import { followRound } from './follow-seats';
import type { RoundDeps, RoundRefusal } from './round-deps';
import type { KeptRound } from './round-store';
import type { KeptSeat, SeatPatch } from './seat-store';
import { seatMachine } from './seat.machine';

type Sign = { readonly seat: string; readonly ties: readonly Tie[] };

/**
 * Signs the form of ties. Whoever has one leaves the seat, with the kind of tie for the station to see, and the next of the order is asked;
 * it may be remembered until the sheet is sealed.
 */
export async function signForm(
  deps: RoundDeps,
  actor: StaffActor,
  { seat: id, ties }: Sign,
): Promise<Result<{ state: 'cleared' | 'recused' }, RoundRefusal>> {
  const seen = await deps.seats.mine(deps.database, actor.id, id);
  if (!seen) return err('VETTING.SEAT_NOT_FOUND');
  const state = ties.length > 0 ? 'recused' : 'cleared';
  const event = ties.length > 0 ? 'recuse' : 'clear';
  const done = await deps.database.transaction(async (tx): Promise<Result<null, RoundRefusal>> => {
    const held = await holdSeat(deps, tx, seen);
    if (!held.ok) return held;
    const { round, seat } = held.value;
    const facts = { ties: [...new Set(ties)] };
    const moved = await moveSeat(deps, tx, { seat, actor, event, patch: { ties: facts.ties }, facts });
    if (!moved.ok) return moved;
    const filled = event === 'recuse' ? await fillSeat(deps, tx, { round, actor }) : ok(round);
    if (!filled.ok) return filled;
    const followed = await followRound(deps, tx, { round: filled.value, actor });
    return followed.ok ? ok(null) : followed;
  });
  return done.ok ? ok({ state }) : done;
}

type Held = { readonly round: KeptRound; readonly seat: KeptSeat };

/** A seat in a round that goes on, with the round held, so that of two members who are last one is. */
export async function holdSeat(deps: RoundDeps, tx: Tx, seen: KeptSeat): Promise<Result<Held, RoundRefusal>> {
  const round = await deps.rounds.hold(tx, [seen.station], seen.round);
  const seat = (await deps.seats.ofRound(tx, seen.round)).find(({ id }) => id === seen.id);
  if (!round || !seat) return err('VETTING.SEAT_NOT_FOUND');
  if (!['seating', 'scoring', 'opening'].includes(round.state))
    return err('VETTING.ROUND_STATE', { state: round.state });
  return ok({ round, seat });
}

type Move = {
  readonly seat: KeptSeat;
  readonly actor: StaffActor;
  readonly event: SeatEvent;
  readonly patch: Omit<SeatPatch, 'state'>;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Moves a seat by its machine, with an entry in the ledger that says nothing of scores. */
export async function moveSeat(
  deps: Pick<RoundDeps, 'seats' | 'ledger'>,
  tx: Tx,
  { seat, actor, event, patch, facts = {} }: Move,
): Promise<Result<null, RoundRefusal>> {
  const next = seatMachine.next(seat.state, event);
  if (!next.ok) return err('VETTING.SEAT_STATE', { state: seat.state });
  const { state } = next.value;
  if (!(await deps.seats.patch(tx, seat, { ...patch, state }))) return err('HEARTH.CHANGED_MEANWHILE');
  deps.ledger.append(tx, {
    actor: { ...actor, station: seat.station },
    ...{ action: `vetting-seat.${event}`, subject: seat.round, version: String(seat.version + 1) },
    facts: { seat: seat.id, person: seat.person, from: seat.state, to: state, attempt: seat.attempt, ...facts },
  });
  return ok(null);
}
