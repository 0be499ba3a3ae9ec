import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';

/** Somebody who enters. */
export type NewEntry = {
  readonly id: string;
  readonly lottery: string;
  readonly reader: string;
  /** What others are shown of their name. */
  readonly name: string;
};

/** Whether a lottery of a station takes entries at this moment; it does until the commit, because whoever closes it waits for those who enter. */
async function isOpen(
  tx: Tx,
  { station, lottery }: { station: string; lottery: string },
): Promise<boolean | undefined> {
  const { rows } = await tx.raw<{ rows: { isOpen: boolean }[] }>(
    `SELECT state = 'open' AND clock_timestamp() < closes_at AS "isOpen"
     FROM live_lottery WHERE id = ? AND station = ? AND rules_hash IS NOT NULL FOR SHARE`,
    [lottery, station],
  );
  return rows[0]?.isOpen;
}

async function isExcluded(tx: Tx, station: string, reader: string): Promise<boolean> {
  return (await tx('live_lottery_exclusion').where({ station, reader }).first('reader')) !== undefined;
}

/** Whether so many have entered. */
async function isFull(tx: Tx, lottery: string, most: number): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { n: number }[] }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM live_lottery_entry WHERE lottery = ? LIMIT ?) AS found`,
    [lottery, most],
  );
  return (rows[0]?.n ?? 0) >= most;
}

/** Enters, or finds the entry that was made before; answers its id. */
async function insert(tx: Tx, entry: NewEntry): Promise<string> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `WITH made AS (INSERT INTO live_lottery_entry (id, lottery, reader, name) VALUES (?, ?, ?, ?)
       ON CONFLICT (lottery, reader) DO UPDATE SET name = live_lottery_entry.name RETURNING id)
     SELECT id FROM made`,
    [entry.id, entry.lottery, entry.reader, entry.name],
  );
  return rows[0]?.id ?? entry.id;
}

async function find(read: Knex, lottery: string, reader: string): Promise<string | undefined> {
  const row = await read('live_lottery_entry').where({ lottery, reader }).first<{ id: string } | undefined>('id');
  return row?.id;
}

/** All who entered, by their entries. */
async function all(read: Knex, lottery: string): Promise<readonly string[]> {
  return read('live_lottery_entry').where({ lottery }).orderBy('id').pluck<string[]>('id');
}

async function exclude(tx: Tx, who: { station: string; reader: string; why: string; by: string }): Promise<void> {
  const { by, ...row } = who;
  await tx('live_lottery_exclusion')
    .insert({ ...row, by_person: by })
    .onConflict(['station', 'reader'])
    .merge(['why', 'by_person']);
}

async function excluded(read: Knex, station: string): Promise<readonly { reader: string; why: string }[]> {
  return read('live_lottery_exclusion')
    .where({ station })
    .orderBy('at', 'desc')
    .limit(1_000)
    .select<{ reader: string; why: string }[]>('reader', 'why');
}

/** An entry of a reader, with the prize that it won once that was announced. */
export type OwnEntry = {
  readonly lottery: string;
  readonly title: string;
  readonly entry: string;
  readonly at: Date;
  readonly prize: string | null;
  /** The row of the winner, which is the place of the seal. */
  readonly winner: string | null;
  /** Sealed. */
  readonly contact: string | null;
};

/** Entries of a reader, in words they can read. */
async function ofReader(read: Knex, reader: string, limit: number): Promise<readonly OwnEntry[]> {
  const { rows } = await read.raw<{ rows: OwnEntry[] }>(
    `SELECT e.lottery, l.page->>'title' AS title, e.id AS entry, e.at, l.page->'prizes'->w.prize->>'name' AS prize, w.id AS winner, w.contact
     FROM live_lottery_entry e JOIN live_lottery l ON l.id = e.lottery
     LEFT JOIN live_lottery_winner w ON w.entry = e.id AND w.state = 'passed' AND l.state IN ('announced', 'fulfilled', 'archived')
     WHERE e.reader = ? ORDER BY e.at DESC LIMIT ?`,
    [reader, limit],
  );
  return rows;
}

/** Where somebody may not enter, and why: for themselves. */
async function exclusionsOf(
  read: Knex,
  reader: string,
): Promise<readonly { station: string; why: string; at: Date }[]> {
  return read('live_lottery_exclusion')
    .where({ reader })
    .select<{ station: string; why: string; at: Date }[]>('station', 'why', 'at');
}

/** A person is forgotten; their entry stays, because a draw stands on it. */
async function forget(tx: Tx, reader: string): Promise<void> {
  const own = tx('live_lottery_entry').where({ reader }).select('id');
  await tx('live_lottery_winner').whereIn('entry', own).update({ contact: null, contact_at: null });
  await tx('live_lottery_entry')
    .where({ reader })
    .update({ reader: tx.raw('gen_random_uuid()'), name: '*' });
  await tx('live_lottery_exclusion').where({ reader }).delete();
}

/** How entries are kept. */
export const entryStore = {
  ...{ isOpen, isExcluded, isFull, insert, find, all },
  ...{ exclude, excluded, ofReader, exclusionsOf, forget },
} as const;

/** How entries are kept. */
export type EntryStore = typeof entryStore;
