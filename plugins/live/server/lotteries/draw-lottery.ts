import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { entriesHash, winnersOf, type gamesErrors, type Lottery, type Winner } from '../../contract';
import { placeOf, SEALED_LOTTERY_SEEDS } from '../games/sealed-places';
import { drawInPieces, hashOfText } from './draw-in-pieces';
import type { LotteryDeps } from './lottery-deps';
import type { KeptLottery } from './lottery-store';
import { failedOf } from './failed.rules';
import { stepLottery, type LotteryRefused, type SeenLottery } from './move-lottery';
import { seeLottery } from './see-lotteries';

/** The order of a lottery whose salt was told; the seed is opened here alone. */
async function orderOf({ vault }: LotteryDeps, { id, seed: sealed, salt }: KeptLottery, entries: readonly string[]) {
  if (sealed === null || salt === null) throw new Bug(`lottery ${id} has no seed or no salt`);
  const seed = vault.open(placeOf(SEALED_LOTTERY_SEEDS, id), sealed);
  return { seed, salt, order: await drawInPieces({ seed, salt }, entries) };
}

/** Draws it, once and never again: the row of a draw is one for each lottery. What is drawn from is what was frozen, or nothing is drawn. */
export function drawLottery(
  deps: LotteryDeps,
  actor: StaffActor,
  seen: SeenLottery,
): Promise<Result<Lottery, LotteryRefused>> {
  const { entries, winners, ids } = deps;
  return stepLottery(deps, actor, {
    ...{ seen, event: 'draw' },
    find: async (tx, lottery) => {
      const { id: of, page, entriesHash: frozen } = lottery;
      const all = await entries.all(tx, of);
      if (entriesHash(all, hashOfText) !== frozen) throw new Bug(`the entries of ${of} are not those that were frozen`);
      const { seed, salt, order } = await orderOf(deps, lottery, all);
      const isFirst = await winners.draw(tx, { lottery: of, seed, salt, entries: all.length, by: actor.id });
      if (!isFirst) return err('GAMES.ALREADY_DRAWN');
      const seats = winnersOf(order, page.prizes, []).map((seat) => ({ ...seat, id: ids.next() }));
      await winners.seat(tx, of, seats);
      return ok({});
    },
  });
}

type JudgeRefused =
  | RefusalOf<typeof gamesErrors, 'LOTTERY_NOT_FOUND' | 'WINNER_NOT_FOUND'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | MachineRefusal;

/** What was found about somebody who was drawn. */
export type JudgeWinner = {
  readonly id: string;
  readonly entry: string;
  readonly passes: boolean;
  readonly reason: string;
};

/** Says whether somebody who was drawn may have the prize. If not, it goes to the next of the same order: nothing is drawn again. */
export async function judgeWinner(
  deps: LotteryDeps,
  actor: StaffActor,
  { id, ...judged }: JudgeWinner,
): Promise<Result<{ lottery: Lottery; winners: Winner[] }, JudgeRefused>> {
  const which = { station: actor.station, id };
  const done = await deps.database.transaction(async (tx): Promise<Result<void, JudgeRefused>> => {
    const lottery = await deps.lotteries.locked(tx, which);
    if (!lottery) return err('GAMES.LOTTERY_NOT_FOUND');
    if (lottery.state !== 'drawn') return err('GAMES.WINNER_NOT_FOUND');
    const isFirst = await deps.winners.judge(tx, { ...judged, lottery: id, by: actor.id });
    if (!isFirst) return err('GAMES.WINNER_NOT_FOUND');
    if (!judged.passes) await seatNext(deps, tx, lottery);
    const { entry, passes } = judged;
    deps.ledger.append(tx, { actor, action: 'lottery.judged', subject: id, facts: { entry, passes } });
    return ok();
  });
  return done.ok ? seeLottery(deps, actor, id) : done;
}

/** Works the winners out anew from the same order, and writes whoever is new among them. */
async function seatNext(deps: LotteryDeps, tx: Tx, lottery: KeptLottery): Promise<void> {
  const drawn = await deps.winners.of(tx, lottery.id);
  const { order } = await orderOf(deps, lottery, await deps.entries.all(tx, lottery.id));
  const known = new Set(drawn.map(({ entry }) => entry));
  const seats = winnersOf(order, lottery.page.prizes, failedOf(drawn)).filter(({ entry }) => !known.has(entry));
  const fresh = seats.map((seat) => ({ ...seat, id: deps.ids.next() }));
  await deps.winners.seat(tx, lottery.id, fresh);
}
