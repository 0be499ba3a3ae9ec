import type { Ids } from '../../kernel';
import type { Database, Tx } from '../database/database';
import { doerOf, sealEntry, type Deed, type LedgerEntry } from './ledger.rules';
import { advanceHead, entriesAfter, entriesOf, insertEntry, lockHead } from './ledger-store';

/** The append-only record of who did what to which version, one hash chain for each station. */
export type Ledger = {
  /**
   * Records a deed in the caller's transaction. The chain is extended as the very last thing before the commit, so that
   * transactions of a station wait for each other only there.
   */
  append(tx: Tx, deed: Deed): void;
  /** What happened to one subject, oldest first. */
  of(station: string, subject: string): Promise<readonly LedgerEntry[]>;
  /** A station's chain in pages, for the export. */
  after(station: string, seq: number): Promise<readonly LedgerEntry[]>;
};

/** Builds the ledger on a database. */
export function createLedger({ database, ids }: { readonly database: Database; readonly ids: Ids }): Ledger {
  return {
    append(tx, deed) {
      tx.beforeCommit(() => extend(tx, ids.next(), deed));
    },
    of: (station, subject) => entriesOf(database.read, { station, subject }),
    after: (station, seq) => entriesAfter(database.read, { station, seq }),
  };
}

async function extend(tx: Tx, id: string, deed: Deed): Promise<void> {
  const { station } = deed.actor;
  const head = await lockHead(tx, station);
  const entry = sealEntry({
    station,
    seq: head.seq + 1,
    id,
    at: head.now,
    actor: doerOf(deed.actor),
    action: deed.action,
    subject: deed.subject,
    version: deed.version ?? null,
    facts: deed.facts ?? {},
    previous: head.hash,
  });
  await insertEntry(tx, entry);
  await advanceHead(tx, entry);
}
