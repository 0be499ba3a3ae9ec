import type { Knex } from 'knex';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';
import { GENESIS, type Doer, type LedgerEntry } from './ledger.rules';

const PAGE = 1000;

type Row = Omit<LedgerEntry, 'seq' | 'at'> & { seq: string; at: Date };
type Head = { readonly seq: number; readonly hash: string; readonly now: string };

/** Takes the turn of a station's chain. The time is the database's, so that two nodes never disagree about it. */
export async function lockHead(tx: Tx, station: string): Promise<Head> {
  const head = await turn(tx, station);
  if (head) return head;
  await tx('ledger_head').insert({ station, seq: 0, hash: GENESIS }).onConflict('station').ignore();
  const begun = await turn(tx, station);
  if (!begun) throw new Error(`the chain of ${station} cannot be begun`);
  return begun;
}

async function turn(tx: Tx, station: string): Promise<Head | undefined> {
  const now = tx.raw(`date_trunc('milliseconds', clock_timestamp()) AS now`);
  const row = (await tx('ledger_head').select('seq', 'hash', now).where({ station }).forUpdate().first()) as
    { seq: string; hash: string; now: Date } | undefined;
  return row && { seq: Number(row.seq), hash: row.hash, now: row.now.toISOString() };
}

/** Writes the entries, which a trigger keeps anybody from changing later, and lets the next one in. */
export async function insertEntries(tx: Tx, station: string, entries: readonly LedgerEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  const rows = entries.map((entry) => ({
    ...entry,
    actor: JSON.stringify(entry.actor),
    facts: JSON.stringify(entry.facts),
  }));
  await tx('ledger_entry')
    .with('head', tx('ledger_head').where({ station }).update({ seq: last.seq, hash: last.hash }))
    .insert(rows);
}

/** All entries of one subject. */
export async function entriesOf(read: Knex, by: { station: string; subject: string }): Promise<readonly LedgerEntry[]> {
  return ((await read('ledger_entry').where(by).orderBy('seq')) as Row[]).map(entryOf);
}

/** All entries of some subjects, each with its own. */
export async function entriesOfAll(
  read: Knex,
  { station, subjects }: { station: string; subjects: readonly string[] },
): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  const found = new Map<string, LedgerEntry[]>(subjects.map((subject) => [subject, []]));
  const rows = read('ledger_entry')
    .where({ station })
    .whereRaw('subject = ANY(?)', [[...found.keys()]])
    .orderBy('seq');
  for (const row of (await rows) as Row[]) found.get(row.subject)?.push(entryOf(row));
  return found;
}

/** The next page of a chain. */
export async function entriesAfter(read: Knex, by: { station: string; seq: number }): Promise<readonly LedgerEntry[]> {
  const { station, seq } = by;
  const page = read('ledger_entry').where({ station }).where('seq', '>', seq).orderBy('seq').limit(PAGE);
  return ((await page) as Row[]).map(entryOf);
}

function entryOf(row: Row): LedgerEntry {
  // A key order of our own, so that an export reads the same everywhere.
  const { station, id, action, subject, version, previous, hash } = row;
  const actor = fromJsonb(row.actor) as Doer;
  const facts = fromJsonb(row.facts) as LedgerEntry['facts'];
  return {
    station,
    seq: Number(row.seq),
    id,
    at: row.at.toISOString(),
    actor,
    action,
    subject,
    version,
    facts,
    previous,
    hash,
  };
}
