import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Result } from '@hearth/cms/kernel';
import type { Judgeable, Round, RoundLine, RoundScore, Seat } from '../../contract';
import { panelScore } from '../scores/score.rules';
import type { JudgedGoods } from './judged-goods-store';
import type { RoundDeps, RoundRefusal } from './round-deps';
import type { KeptRound } from './round-store';
import { roundMachine } from './round.machine';
import { sits } from './round.rules';
import type { KeptSeat } from './seat-store';
import { seatMachine } from './seat.machine';

type Seen = Pick<RoundDeps, 'database' | 'rounds' | 'seats' | 'goods' | 'people'>;

/** Rounds of the actor's stations, the newest first. */
export async function listRounds(
  deps: Seen,
  actor: StaffActor,
  query: { readonly state?: 'open' | 'closed' | undefined; readonly before?: string | undefined },
): Promise<Ok<{ rounds: RoundLine[] }>> {
  const rounds = await deps.rounds.list(deps.database, actor.stations, query);
  const ids = rounds.map(({ id }) => id);
  const seats = await deps.seats.ofRounds(deps.database, ids);
  const goods = await deps.goods.byIds(
    deps.database,
    rounds.map(({ product }) => product),
  );
  const lines = rounds.map((round) => {
    const own = seats.filter((seat) => seat.round === round.id);
    return lineOf(
      round,
      own,
      goods.find(({ id }) => id === round.product),
    );
  });
  return ok({ rounds: lines });
}

/** Goods that wait for a round: no other of them is under way. */
export async function listJudgeable(deps: Seen, actor: StaffActor): Promise<Ok<{ goods: Judgeable[] }>> {
  const waiting = await deps.goods.waiting(deps.database, actor.stations, 'panel');
  const open = await deps.rounds.list(deps.database, actor.stations, { state: 'open' });
  const judged = new Set(open.map(({ product }) => product));
  const free = waiting.filter(({ id }) => !judged.has(id));
  return ok({ goods: free.map(({ id, title, supplierName }) => ({ id, title, supplier: supplierName })) });
}

/** One round, with its panel and everything that its draw can be checked by. Scores are in it once all are open. */
export async function presentRound(deps: Seen, actor: StaffActor, id: string): Promise<Result<Round, RoundRefusal>> {
  const round = await deps.rounds.find(deps.database, actor.stations, id);
  if (!round) return err('VETTING.ROUND_NOT_FOUND');
  const seats = await deps.seats.ofRound(deps.database.read, id);
  const [goods] = await deps.goods.byIds(deps.database, [round.product]);
  const { pool, seed, seedCommitment, poolHash, vetoes, coolUntil, reason, rubricVersion, weights } = round;
  const asked = [...seats.map(({ person }) => person), ...(pool ?? []).map(({ person }) => person)];
  const known = await deps.people.byIds([...new Set(asked)]);
  const names = new Map(known.map((person) => [person.id, person.name['zh-Hans']]));
  const nameOf = (person: string): string => names.get(person) ?? '';
  return ok({
    ...lineOf(round, seats, goods),
    ...{ seedCommitment, seed, poolHash, coolUntil, reason, rubric: { version: rubricVersion, weights } },
    pool: pool?.map((one) => ({ ...one, name: nameOf(one.person) })) ?? null,
    panel: seats.map((seat) => presentSeat(seat, nameOf(seat.person))),
    score: scoreOf(round, seats),
    vetoes: vetoes && [...vetoes],
  });
}

function lineOf(
  round: KeptRound,
  seats: readonly Pick<KeptSeat, 'state'>[],
  goods: JudgedGoods | undefined,
): RoundLine {
  const { id, station, product, revision, state, isLate, outcome, points, version } = round;
  return {
    ...{ id, station, revision, state, isLate, outcome, points, version, seats: round.seats },
    product: {
      id: product,
      title: goods?.title ?? '',
      supplier: goods?.supplierName ?? '',
      state: goods?.state ?? 'draft',
    },
    sealed: seats.filter((seat) => seat.state === 'sealed' || seat.state === 'revealed').length,
    dueAt: round.dueAt.toISOString(),
    announcedAt: round.announcedAt.toISOString(),
    allowedEvents: [...roundMachine.allowed(state)],
  };
}

function presentSeat(seat: KeptSeat, name: string): Seat {
  const { id, person, rank, outside, state, ties, signedAt, commitment, sealedAt, attempt, reason } = seat;
  return {
    ...{ id, person, name, rank, outside, state, commitment, attempt, reason, ties: ties && [...ties] },
    signedAt: signedAt?.toISOString() ?? null,
    sealedAt: sealedAt?.toISOString() ?? null,
    allowedEvents: [...seatMachine.allowed(state)],
  };
}

/** What the scores came to; nothing of it before all sheets are open. */
function scoreOf({ state, weights }: KeptRound, seats: readonly KeptSeat[]): RoundScore | null {
  if (state !== 'opened' && state !== 'settled') return null;
  const sheets = seats
    .filter((seat) => sits(seat.state))
    .flatMap(({ person, reveal }) => (reveal ? [{ person, ...reveal }] : []));
  const { points, blocks, weak } = panelScore(
    weights,
    sheets.map(({ steps }) => steps),
  );
  return { points, blocks: [...blocks], weak: [...weak], sheets };
}
