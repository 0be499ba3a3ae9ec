import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Tx, Vault } from '@hearth/cms/platform';
import { dayText } from '../../contract';
import { BLOCK, leafNode, rootOf } from './merkle';
import type { DayRootStore, OpenDay } from './day-root-store';
import { SEALED_ROOT_KEYS } from './root-key.rules';
import type { RootKey, RootKeyStore } from './root-key-store';

/** What closing days needs. */
export type CloseDaysDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly days: DayRootStore;
  readonly keys: RootKeyStore;
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
  return deps.database.transaction(async (tx) => {
    const key = await theKey(deps, tx);
    const { day, first, last, head } = open;
    const body = { station, day, first, last, root: rootOf(blocks), head };
    const signature = signed(deps.vault, key, dayText(body));
    if (!(await deps.days.insert(tx, { ...body, key: key.id, signature, blocks }))) return true;
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

const placeOf = (id: string) => ({ table: SEALED_ROOT_KEYS.table, column: SEALED_ROOT_KEYS.column, row: id });

async function theKey({ keys, ids, vault }: CloseDaysDeps, tx: Tx): Promise<RootKey> {
  const known = await keys.lock(tx);
  if (known) return known;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = ids.next();
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const fresh = {
    ...{ id, private: vault.seal(placeOf(id), secret) },
    public: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  await keys.insert(tx, fresh);
  return fresh;
}

function signed(vault: Vault, key: RootKey, text: string): string {
  const secret = Buffer.from(vault.open(placeOf(key.id), key.private), 'base64');
  return sign(null, Buffer.from(text), createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })).toString(
    'base64',
  );
}
