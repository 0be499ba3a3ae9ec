import type { Database, Tx } from '../../platform';
import { entryWords } from './entry.rules';
import type { EntryStore, Unindexed } from './library-store';

/**
 * Brings the library in line with what was just written of a manuscript, in the transaction that wrote it. It compares with the
 * newest revision and does not trust the name of the action. Gives what is new.
 */
export async function keepLibrary(entries: EntryStore, tx: Tx, documentId: string): Promise<readonly Unindexed[]> {
  const fresh = await entries.unindexed(tx, documentId);
  for (const one of fresh) await entries.putEntry(tx, one, entryWords(one.content));
  return fresh;
}

const AT_ONCE = 100;

/** Takes in what was written before the library was there, manuscript by manuscript, while people work; gives how many. */
export async function takeInStrangers(
  entries: EntryStore,
  database: Pick<Database, 'read' | 'transaction'>,
): Promise<number> {
  let taken = 0;
  for (;;) {
    const found = await entries.strangers(database.read, AT_ONCE);
    for (const id of found) await database.transaction((tx) => keepLibrary(entries, tx, id));
    taken += found.length;
    if (found.length < AT_ONCE) return taken;
  }
}
