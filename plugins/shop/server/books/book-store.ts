import type { Ids } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { accountOf, type AccountName } from '../../contract';
import { BEGINNING, type SealedPosting, type SignedLine } from './posting.rules';

/** A posting that waits for its number. */
export type Written = {
  readonly id: string;
  readonly station: string;
  readonly kind: string;
  readonly ref: string;
  readonly at: Date;
  readonly lines: readonly SignedLine[];
};

type Head = { readonly seq: number; readonly hash: string; readonly now: string };
type Accounts = (station: string, account: AccountName) => string;

const keyOf = (station: string, account: string): string => `${station}/${account}`;

/** The accounts that some postings name; those that are new are opened. */
async function openAccounts(tx: Tx, ids: Ids, written: readonly Written[]): Promise<Accounts> {
  const wanted = new Map<string, { id: string; station: string; code: string; party: string }>();
  for (const { station, lines } of written)
    for (const { account } of lines) {
      const named = accountOf(account);
      const key = keyOf(station, account);
      if (named && !wanted.has(key)) wanted.set(key, { id: ids.next(), station, ...named });
    }
  // Sorted, so that two who open the same accounts wait for each other in one order.
  const rows = JSON.stringify([...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row));
  const known = await found(tx, rows);
  if (known.size < wanted.size) {
    await tx.raw(
      `INSERT INTO shop_account (id, station, code, party)
       SELECT id, station, code, party FROM json_to_recordset(?::json) AS w (id uuid, station text, code text, party text)
       ON CONFLICT (station, code, party) DO NOTHING`,
      [rows],
    );
    for (const [key, id] of await found(tx, rows)) known.set(key, id);
  }
  return (station, account) => {
    const id = known.get(keyOf(station, account));
    if (!id) throw new Error(`account ${account} of ${station} cannot be opened`);
    return id;
  };
}

async function found(tx: Tx, rows: string): Promise<Map<string, string>> {
  const { rows: accounts } = await tx.raw<{ rows: { id: string; station: string; code: string; party: string }[] }>(
    `SELECT a.id, a.station, a.code, a.party
     FROM json_to_recordset(?::json) AS w (station text, code text, party text)
     JOIN shop_account a USING (station, code, party)`,
    [rows],
  );
  return new Map(
    accounts.map(({ id, station, code, party }) => [keyOf(station, party ? `${code}:${party}` : code), id]),
  );
}

/** Writes the entries of postings that have no number yet. */
async function insertLines(tx: Tx, accounts: Accounts, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ id, station, lines }) =>
    lines.map(({ account, fen }, n) => ({ p: id, n, s: station, a: accounts(station, account), f: String(fen) })),
  );
  await tx.raw(
    `INSERT INTO shop_entry (posting, n, station, account, fen)
     SELECT p, n, s, a, f FROM json_to_recordset(?::json) AS w (p uuid, n smallint, s text, a uuid, f bigint)`,
    [JSON.stringify(rows)],
  );
}

/** Takes the turn of a station's chain. Time is the database's and never runs backwards along a chain. */
async function lockHead(tx: Tx, station: string): Promise<Head> {
  const head = await turn(tx, station);
  if (head) return head;
  await tx('shop_book_head')
    .insert({ station, seq: 0, hash: BEGINNING, booked_at: tx.raw('to_timestamp(0)') })
    .onConflict('station')
    .ignore();
  const begun = await turn(tx, station);
  if (!begun) throw new Error(`the books of ${station} cannot be begun`);
  return begun;
}

async function turn(tx: Tx, station: string): Promise<Head | undefined> {
  const now = tx.raw(`greatest(date_trunc('milliseconds', clock_timestamp()), booked_at) AS now`);
  const row = await tx('shop_book_head')
    .where({ station })
    .forUpdate()
    .first<{ seq: string; hash: string; now: Date } | undefined>('seq', 'hash', now);
  return row && { seq: Number(row.seq), hash: row.hash, now: row.now.toISOString() };
}

/** Writes what was sealed and lets the next one in. */
async function writePostings(tx: Tx, station: string, sealed: readonly SealedPosting[]): Promise<void> {
  const last = sealed.at(-1);
  if (!last) return;
  const rows = sealed.map(({ entries, booked, ...posting }) => ({
    ...posting,
    booked_at: booked,
    lines: entries.length,
  }));
  await tx.raw(
    `WITH head AS (UPDATE shop_book_head SET seq = ?, hash = ?, booked_at = ? WHERE station = ?)
     INSERT INTO shop_posting (id, station, seq, kind, ref, at, booked_at, lines, previous, hash)
     SELECT id, station, seq, kind, ref, at, booked_at, lines, previous, hash FROM json_to_recordset(?::json)
       AS w (id uuid, station text, seq bigint, kind text, ref text, at timestamptz, booked_at timestamptz,
             lines smallint, previous text, hash text)`,
    [last.seq, last.hash, last.booked, station, JSON.stringify(rows)],
  );
}

/** How the books are written. */
export const bookStore = { openAccounts, insertLines, lockHead, writePostings } as const;

/** How the books are written. */
export type BookStore = typeof bookStore;
