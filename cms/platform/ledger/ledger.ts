import type { Ids } from '../../kernel';
import type { Database, Tx } from '../database/database';
import { doerOf, sealEntry, type Deed, type LedgerEntry } from './ledger.rules';
import { entriesAfter, entriesOf, entriesOfAll, insertEntries, lockHead } from './ledger-store';

/** The append-only record of who did what to which version, one hash chain for each station. */
export type Ledger = {
  /**
   * Records a deed in the caller's transaction. The chain is extended as the very last thing before the commit, so that
   * transactions of a station wait for each other only there.
   */
  append(tx: Tx, deed: Deed): void;
  /** What happened to one subject, oldest first. */
  of(station: string, subject: string): Promise<readonly LedgerEntry[]>;
  /** The same of several at once; each of them is there, and has nothing where nothing happened. */
  ofAll(station: string, subjects: readonly string[]): Promise<ReadonlyMap<string, readonly LedgerEntry[]>>;
  /** A station's chain in pages, for the export. */
  after(station: string, seq: number): Promise<readonly LedgerEntry[]>;
};

/** Builds the ledger on a database. */
export function createLedger({ database, ids }: { readonly database: Database; readonly ids: Ids }): Ledger {
  const waiting = new WeakMap<Tx, Deed[]>();
  const extendAll = async (tx: Tx): Promise<void> => {
    const deeds = waiting.get(tx) ?? [];
    waiting.delete(tx);
    const stations = [...new Set(deeds.map(({ actor }) => actor.station))].sort();
    for (const station of stations) {
      const own = deeds.filter(({ actor }) => actor.station === station);
      await extend(
        tx,
        station,
        own.map((deed) => ({ id: ids.next(), deed })),
      );
    }
  };
  return {
    append(tx, deed) {
      const deeds = waiting.get(tx);
      if (deeds) return void deeds.push(deed);
      waiting.set(tx, [deed]);
      tx.beforeCommit(() => extendAll(tx));
    },
    of: (station, subject) => entriesOf(database.read, { station, subject }),
    ofAll: (station, subjects) => entriesOfAll(database.read, { station, subjects }),
    after: (station, seq) => entriesAfter(database.read, { station, seq }),
  };
}

type Entry = { readonly id: string; readonly deed: Deed };

/** All deeds of a transaction at once, so that others wait for two statements, however much was done. */
async function extend(tx: Tx, station: string, added: readonly Entry[]): Promise<void> {
  const head = await lockHead(tx, station);
  const entries: LedgerEntry[] = [];
  for (const { id, deed } of added) {
    const last = entries.at(-1);
    entries.push(
      sealEntry({
        station,
        seq: (last?.seq ?? head.seq) + 1,
        id,
        at: head.now,
        actor: doerOf(deed.actor),
        action: deed.action,
        subject: deed.subject,
        version: deed.version ?? null,
        facts: deed.facts ?? {},
        previous: last?.hash ?? head.hash,
      }),
    );
  }
  await insertEntries(tx, station, entries);
}
