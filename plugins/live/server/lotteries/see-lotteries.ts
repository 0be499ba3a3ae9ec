import type { ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { gamesErrors, Lottery, LotteryProof, LotteryState, ShownLottery, Winner } from '../../contract';
import { placeOf, SEALED_CONTACTS, SEALED_LOTTERY_SEEDS } from '../games/sealed-places';
import { failedOf } from './failed.rules';
import type { LotteryDeps } from './lottery-deps';
import type { KeptLottery } from './lottery-store';
import { presentLottery, showLottery } from './present-lottery';
import type { KeptWinner } from './winner-store';

type NotFound = RefusalOf<typeof gamesErrors, 'LOTTERY_NOT_FOUND'>;

/** Lotteries of the actor's station. */
export async function listLotteries(
  { database, lotteries }: LotteryDeps,
  { station }: StaffActor,
  session: string | undefined,
): Promise<Result<{ lotteries: Lottery[] }, never>> {
  const found = await lotteries.list(database.read, station, session);
  return ok({ lotteries: found.map(presentLottery) });
}

/** One lottery with those who were drawn; for whoever hands the prizes out also where these go. */
export async function seeLottery(
  { database, lotteries, winners, vault, mayHandOut }: LotteryDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ lottery: Lottery; winners: Winner[] }, NotFound>> {
  const lottery = await lotteries.find(database.read, { station: actor.station, id });
  if (!lottery) return err('GAMES.LOTTERY_NOT_FOUND');
  const drawn = await winners.of(database.read, id);
  const isTold = drawn.length > 0 && (await mayHandOut(actor));
  const shown = ({ id: row, failed: _order, contact, ...winner }: KeptWinner): Winner => ({
    ...winner,
    contact: contact === null || !isTold ? null : vault.open(placeOf(SEALED_CONTACTS, row), contact),
  });
  return ok({ lottery: presentLottery(lottery), winners: drawn.map(shown) });
}

/** The lotteries of a live whose rules are frozen. */
export async function showLotteries(
  { database, lotteries }: LotteryDeps,
  session: string,
): Promise<Result<{ lotteries: ShownLottery[] }, never>> {
  const found = await lotteries.shown(database.read, session);
  return ok({ lotteries: found.map(showLottery) });
}

/** From then on the seed and all entries are told. */
const DRAWN: readonly LotteryState[] = ['drawn', 'announced', 'fulfilled', 'archived'];

/** From then on winners are told. */
const ANNOUNCED: readonly LotteryState[] = DRAWN.filter((state) => state !== 'drawn');

const NOTHING_WON = { prize: null, hasContact: false } as const;

/** Everything from which anybody can draw again, as far as it may be told now. */
export async function proveLottery(deps: LotteryDeps, id: string): Promise<Result<LotteryProof, NotFound>> {
  const { database, lotteries, entries, winners } = deps;
  const { read } = database;
  const lottery = await lotteries.findPublic(read, id);
  if (!lottery) return err('GAMES.LOTTERY_NOT_FOUND');
  const isDrawn = DRAWN.includes(lottery.state);
  const drawn = isDrawn ? await winners.of(read, id) : [];
  const { rulesHash, seedHash, entriesHash, salt } = lottery;
  const { entries: count, ...shown } = showLottery(lottery);
  return ok({
    ...{ ...shown, count, entriesHash, salt },
    ...{ rulesHash: rulesHash ?? '', seedHash: seedHash ?? '', seed: isDrawn ? seedOf(deps, lottery) : null },
    entries: isDrawn ? [...(await entries.all(read, id))] : null,
    failed: failedOf(drawn),
    winners: drawn.filter(({ state }) => state !== 'failed').map(({ entry, prize, rank }) => ({ entry, prize, rank })),
  });
}

const seedOf = ({ vault }: LotteryDeps, { id, seed }: KeptLottery): string | null =>
  seed === null ? null : vault.open(placeOf(SEALED_LOTTERY_SEEDS, id), seed);

/** The entry of a reader, and what it won once that was said. */
export async function myEntry(
  { database, lotteries, entries, winners }: LotteryDeps,
  { id: reader }: ReaderActor,
  id: string,
): Promise<Result<{ entry: string | null; prize: number | null; hasContact: boolean }, NotFound>> {
  const { read } = database;
  const lottery = await lotteries.findPublic(read, id);
  if (!lottery) return err('GAMES.LOTTERY_NOT_FOUND');
  const entry = await entries.find(read, id, reader);
  if (entry === undefined || !ANNOUNCED.includes(lottery.state)) return ok({ ...NOTHING_WON, entry: entry ?? null });
  const won = (await winners.of(read, id)).find((one) => one.entry === entry && one.state === 'passed');
  return ok(won ? { entry, prize: won.prize, hasContact: won.contact !== null } : { ...NOTHING_WON, entry });
}
