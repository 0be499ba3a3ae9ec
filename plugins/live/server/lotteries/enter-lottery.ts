import type { ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { MOST_ENTRIES, type gamesErrors } from '../../contract';
import { placeOf, SEALED_CONTACTS } from '../games/sealed-places';
import type { LotteryDeps } from './lottery-deps';
import { shownName } from './lottery.rules';

type EnterRefused = RefusalOf<
  typeof gamesErrors,
  'LOTTERY_NOT_FOUND' | 'LOTTERY_NOT_OPEN' | 'LOTTERY_FULL' | 'STAFF_EXCLUDED'
>;

/** Enters once: pressed twice, on however many phones, it is the entry that was made first. */
export async function enterLottery(
  { database, ids, entries }: LotteryDeps,
  { id: reader, station, name }: ReaderActor,
  lottery: string,
): Promise<Result<{ entry: string }, EnterRefused>> {
  return database.transaction(async (tx) => {
    const isOpen = await entries.isOpen(tx, { station, lottery });
    if (isOpen === undefined) return err('GAMES.LOTTERY_NOT_FOUND');
    const known = await entries.find(tx, lottery, reader);
    if (known !== undefined) return ok({ entry: known });
    if (!isOpen) return err('GAMES.LOTTERY_NOT_OPEN');
    if (await entries.isExcluded(tx, station, reader)) return err('GAMES.STAFF_EXCLUDED');
    if (await entries.isFull(tx, lottery, MOST_ENTRIES)) return err('GAMES.LOTTERY_FULL', { most: MOST_ENTRIES });
    return ok({ entry: await entries.insert(tx, { id: ids.next(), lottery, reader, name: shownName(name) }) });
  });
}

type ContactRefused = RefusalOf<typeof gamesErrors, 'LOTTERY_NOT_FOUND' | 'WINNER_NOT_FOUND'>;

/** Keeps where the prize of a reader goes, sealed; only who won and may have it is asked. */
export async function tellContact(
  { database, lotteries, entries, winners, vault }: LotteryDeps,
  { id: reader }: ReaderActor,
  { id, contact }: { readonly id: string; readonly contact: string },
): Promise<Result<{ hasContact: true }, ContactRefused>> {
  return database.transaction(async (tx) => {
    const lottery = await lotteries.findPublic(tx, id);
    if (!lottery) return err('GAMES.LOTTERY_NOT_FOUND');
    const entry = await entries.find(tx, id, reader);
    const won = (await winners.of(tx, id)).find((one) => one.entry === entry && one.state === 'passed');
    if (!won || lottery.state !== 'announced') return err('GAMES.WINNER_NOT_FOUND');
    await winners.tellContact(tx, won.id, vault.seal(placeOf(SEALED_CONTACTS, won.id), contact));
    return ok({ hasContact: true as const });
  });
}

/** Keeps an account of somebody of the station, or of their family, out of lotteries. */
export async function excludeReader(
  { database, entries, ledger }: LotteryDeps,
  actor: StaffActor,
  { reader, why }: { readonly reader: string; readonly why: string },
): Promise<Result<{ reader: string; why: string }, never>> {
  await database.transaction(async (tx) => {
    await entries.exclude(tx, { station: actor.station, reader, why, by: actor.id });
    ledger.append(tx, { actor, action: 'lottery.reader-excluded', subject: reader });
  });
  return ok({ reader, why });
}

/** Who may not enter at the actor's station. */
export async function listExcluded(
  { database, entries }: LotteryDeps,
  { station }: StaffActor,
): Promise<Result<{ readers: { reader: string; why: string }[] }, never>> {
  return ok({ readers: [...(await entries.excluded(database.read, station))] });
}
