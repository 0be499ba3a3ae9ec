import type { Actor, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { drawPanel, poolHash, refillSeat, type Ranked, type Round } from '../../contract';
import { moveRound } from './move-round';
import type { RoundDeps, RoundRefusal } from './round-deps';
import { seatAsked } from './round-notices';
import type { KeptRound } from './round-store';
import { mayGoOn, sits } from './round.rules';
import { presentRound } from './see-rounds';

type Draw = { readonly id: string; readonly version: number };

/** Closes the pool, opens the seed that was promised, and asks whoever it draws. Whoever announced the round is not in its pool. */
export async function drawRound(
  deps: RoundDeps,
  actor: StaffActor,
  { id, version }: Draw,
): Promise<Result<Round, RoundRefusal>> {
  const drawn = await deps.database.transaction(async (tx): Promise<Result<null, RoundRefusal>> => {
    const round = await deps.rounds.hold(tx, actor.stations, id);
    if (!round) return err('VETTING.ROUND_NOT_FOUND');
    if (round.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const goods = await deps.goods.hold(tx, actor.stations, round.product);
    if (!goods) return err('VETTING.ROUND_NOT_FOUND');
    const { station, announcedBy } = round;
    const pool = await deps.pool.candidates(tx, { station, category: goods.category, but: [announcedBy] });
    const seed = deps.vault.open(deps.rounds.seedPlace(id), round.seedSealed);
    const panel = drawPanel(seed, pool, round.seats);
    if (!panel) return tooSmall(round, pool);
    const hash = poolHash(pool);
    const facts = { seed, pool: hash, drawn: panel.map(({ person }) => person) };
    const patch = { drawn: { seed, pool, poolHash: hash } };
    const moved = await moveRound(deps, tx, { round, actor, event: 'draw', patch, facts });
    if (!moved.ok) return moved;
    await askAll(deps, tx, { round: moved.value, panel });
    return ok(null);
  });
  return drawn.ok ? presentRound(deps, actor, id) : drawn;
}

function tooSmall({ seats }: KeptRound, pool: readonly { readonly outside: boolean }[]): Result<never, RoundRefusal> {
  const outside = pool.filter((one) => one.outside).length;
  return err('VETTING.POOL_TOO_SMALL', { seats, people: pool.length, outside });
}

type Ask = { readonly round: KeptRound; readonly panel: readonly Ranked[] };

/** Asks people for the form of ties. */
async function askAll(deps: RoundDeps, tx: Tx, { round, panel }: Ask): Promise<void> {
  const { id, station, dueAt } = round;
  const seats = panel.map(({ person, rank, outside }) => ({
    ...{ id: deps.ids.next(), station, round: id, person, rank, outside },
  }));
  await deps.seats.insert(tx, seats);
  for (const seat of seats) {
    const facts = { day: dueAt.toISOString().slice(0, 10) };
    const news = { station, to: { person: seat.person }, subject: seat.id, facts, link: '/plugins/vetting/panel' };
    await deps.notices.notify(tx, { kind: seatAsked, ...news });
  }
}

/** Asks the next of the order to take a seat that became free; where nobody is left and too few sit, the round is given up. */
export async function fillSeat(
  deps: RoundDeps,
  tx: Tx,
  { round, actor }: { readonly round: KeptRound; readonly actor: Actor },
): Promise<Result<KeptRound, RoundRefusal>> {
  const seats = await deps.seats.ofRound(tx, round.id);
  const sitting = seats.filter(({ state }) => sits(state));
  const left = seats.filter(({ state }) => !sits(state));
  const people = { sitting: sitting.map(({ person }) => person), left: left.map(({ person }) => person) };
  const next = refillSeat(round.seed ?? '', round.pool ?? [], people);
  if (next) {
    await askAll(deps, tx, { round, panel: [next] });
    return ok(round);
  }
  if (mayGoOn(sitting)) return ok(round);
  const patch = { reason: '专家库已无人可补' };
  return moveRound(deps, tx, { round, actor, event: 'abandon', patch, facts: { why: 'pool-exhausted' } });
}
