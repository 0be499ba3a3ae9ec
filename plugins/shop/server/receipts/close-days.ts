import type { Database, Ledger } from '@hearth/cms/platform';
import { dayText } from '../../contract';
import type { Signers } from '../orders/signing-key-store';
import { BLOCK, leafNode, rootOf } from './merkle';
import type { DayRootStore, OpenDay } from './day-root-store';

/** What closing days needs. */
export type CloseDaysDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly days: DayRootStore;
  readonly signers: Signers;
};

/** Signs the root of each day that is over, station by station, the oldest first. Answers how many were closed. */
export async function closeDays(deps: CloseDaysDeps): Promise<number> {
  let closed = 0;
  for (const station of await deps.days.stations(deps.database.read))
    while (await closeNext(deps, station)) closed += 1;
  return closed;
}

/** One day in one transaction, which the ledger of the house hears of: its own chain then vouches for the root. */
async function closeNext(deps: CloseDaysDeps, station: string): Promise<boolean> {
  const open = await deps.database.transaction((tx) => deps.days.nextDay(tx, station));
  if (!open) return false;
  const blocks = await blocksOf(deps, station, open);
  const signer = await deps.signers.of(station);
  return deps.database.transaction(async (tx) => {
    const { day, first, last, head } = open;
    const body = { station, day, first, last, root: rootOf(blocks), head };
    const signature = signer.sign(Buffer.from(dayText(body)));
    if (!(await deps.days.insert(tx, { ...body, key: signer.key, signature, blocks }))) return true;
    const actor = { kind: 'system', id: 'shop', name: 'shop', station } as const;
    deps.ledger.append(tx, { actor, action: 'books.day-closed', subject: `${station}/${day}`, version: body.root });
    return true;
  });
}

/** Block by block, so that a day of any size takes the memory of one. */
async function blocksOf(
  { database, days }: CloseDaysDeps,
  station: string,
  { first, last }: OpenDay,
): Promise<string[]> {
  const blocks: string[] = [];
  for (let from = first; from <= last; from += BLOCK) {
    const to = Math.min(from + BLOCK - 1, last);
    const hashes = await days.hashes(database.read, { station, from, to });
    if (hashes.length !== to - from + 1)
      throw new Error(`the books of ${station} have a gap between ${from} and ${to}`);
    blocks.push(rootOf(hashes.map(leafNode)));
  }
  return blocks;
}
