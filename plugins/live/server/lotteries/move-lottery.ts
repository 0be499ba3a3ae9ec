import type { hearthErrors, RefusalOf, StaffActor, SystemActor } from '@hearth/cms/contract';
import { err, ok, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { rulesHash, seedPromise, type gamesErrors, type Lottery, type LotteryEvent } from '../../contract';
import { placeOf, SEALED_LOTTERY_SEEDS } from '../games/sealed-places';
import { isLeft } from '../games/session-for';
import { hashOfText } from './draw-in-pieces';
import type { LotteryDeps } from './lottery-deps';
import type { KeptLottery, LotteryChange } from './lottery-store';
import { lotteryMachine } from './lottery.machine';
import { LEAST_BEFORE_SALT_MS } from './lottery.rules';
import { lotteryTool, presentLottery } from './present-lottery';

/** Which lottery, as somebody saw it. */
export type SeenLottery = { readonly id: string; readonly version: number };

/** What moving a lottery may be refused for. */
export type LotteryRefused =
  | RefusalOf<
      typeof gamesErrors,
      'LOTTERY_NOT_FOUND' | 'LOTTERY_TIMES' | 'SESSION_OVER' | 'SALT_EARLY' | 'ALREADY_DRAWN'
    >
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | MachineRefusal;

type Done = Promise<Result<Lottery, LotteryRefused>>;
type Finding = (tx: Tx, lottery: KeptLottery) => Promise<Result<LotteryChange, LotteryRefused>>;

/** A move of a lottery: what happens, and what it finds out or writes on the way. */
export type LotteryMove = {
  readonly actor: StaffActor | SystemActor;
  readonly event: LotteryEvent;
  readonly find?: Finding;
};

const SEED_BYTES = 32;

/** Moves a lottery on in the caller's transaction, which holds its row. */
export async function advanceLottery(
  deps: LotteryDeps,
  tx: Tx,
  { lottery, actor, event, find }: LotteryMove & { readonly lottery: KeptLottery },
): Promise<Result<void, LotteryRefused>> {
  const next = lotteryMachine.next(lottery.state, event, { open: lottery.open });
  if (!next.ok) return next;
  const change = find ? await find(tx, lottery) : ok<LotteryChange>({});
  if (!change.ok) return change;
  const { state: to } = next.value;
  if (!(await deps.lotteries.move(tx, lottery, { to, change: change.value }))) return err('HEARTH.CHANGED_MEANWHILE');
  const { seed: _secret, ...facts } = change.value;
  deps.ledger.append(tx, { actor, action: `lottery.${event}`, subject: lottery.id, facts });
  tx.afterCommit(() => tell(deps, lottery, event));
  return ok();
}

/** What the room is told; what is told is in rows as well, for whoever comes later. */
function tell({ rooms }: LotteryDeps, lottery: KeptLottery, event: LotteryEvent): void {
  const { id, room } = lottery;
  if (event === 'open') rooms.tell(room, { type: 'tool-opened', tool: lotteryTool(lottery) });
  if (event === 'close' || event === 'announce') rooms.tell(room, { type: 'tool-closed', kind: 'lottery', id });
}

/** Moves a lottery of the actor's station by the version that they saw. */
export async function stepLottery(
  deps: LotteryDeps,
  actor: StaffActor,
  { seen, ...move }: Omit<LotteryMove, 'actor'> & { readonly seen: SeenLottery },
): Done {
  const which = { station: actor.station, id: seen.id };
  return deps.database.transaction(async (tx): Done => {
    const lottery = await deps.lotteries.locked(tx, which);
    if (!lottery) return err('GAMES.LOTTERY_NOT_FOUND');
    if (lottery.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    const done = await advanceLottery(deps, tx, { ...move, actor, lottery });
    if (!done.ok) return done;
    const moved = await deps.lotteries.find(tx, which);
    return moved ? ok(presentLottery(moved)) : err('GAMES.LOTTERY_NOT_FOUND');
  });
}

/** Freezes the rules and promises the seed. Nobody sees the seed, not even who presses: it lies sealed until the draw. */
export function commitLottery(deps: LotteryDeps, actor: StaffActor, seen: SeenLottery): Done {
  const find: Finding = async (tx, { id, session, page, closesAt }) => {
    if (await isLeft(deps, tx, session)) return err('GAMES.SESSION_OVER');
    if ((await deps.time.now(tx)) >= closesAt) return err('GAMES.LOTTERY_TIMES');
    const seed = Buffer.from(deps.random.bytes(SEED_BYTES)).toString('hex');
    return ok({
      ...{ rulesHash: rulesHash(page, hashOfText), seedHash: seedPromise(seed, hashOfText) },
      seed: deps.vault.seal(placeOf(SEALED_LOTTERY_SEEDS, id), seed),
    });
  };
  return stepLottery(deps, actor, { seen, event: 'commit', find });
}

/** Takes it back before anybody could enter. */
export const cancelLottery = (deps: LotteryDeps, actor: StaffActor, seen: SeenLottery): Done =>
  stepLottery(deps, actor, { seen, event: 'cancel' });

/** Tells the salt that the rules announced: not before its moment, and never again. Who entered was frozen before. */
export function announceSalt(
  deps: LotteryDeps,
  actor: StaffActor,
  { salt, ...seen }: SeenLottery & { readonly salt: string },
): Done {
  const find: Finding = async (tx, lottery) => {
    const now = await deps.time.now(tx);
    const { saltAt, closesAt } = lottery;
    const isEarly = now < saltAt || now.getTime() < closesAt.getTime() + LEAST_BEFORE_SALT_MS;
    return isEarly ? err('GAMES.SALT_EARLY', { saltAt: saltAt.toISOString() }) : ok({ salt });
  };
  return stepLottery(deps, actor, { seen, event: 'seal', find });
}

/** Says who has won, once everybody who was drawn was looked at. */
export function announceLottery(deps: LotteryDeps, actor: StaffActor, seen: SeenLottery): Done {
  return stepLottery(deps, actor, { seen, event: 'announce' });
}

/** Says that all prizes were handed out. */
export const fulfilLottery = (deps: LotteryDeps, actor: StaffActor, seen: SeenLottery): Done =>
  stepLottery(deps, actor, { seen, event: 'fulfil' });

/** Puts it away. */
export const archiveLottery = (deps: LotteryDeps, actor: StaffActor, seen: SeenLottery): Done =>
  stepLottery(deps, actor, { seen, event: 'archive' });
