import type { Knex } from 'knex';
import type { SealedPosting } from './posting.rules';

const PAGE = 2_000;

type Row = Omit<SealedPosting, 'seq' | 'at' | 'booked' | 'entries'> & {
  seq: string;
  at: Date;
  booked_at: Date;
  entries: readonly (readonly [string, string])[];
};

const POSTINGS = `
  SELECT p.station, p.seq, p.id, p.kind, p.ref, p.at, p.booked_at, p.previous, p.hash, l.entries
  FROM shop_posting p
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_array(
      CASE a.party WHEN '' THEN a.code ELSE a.code || ':' || a.party END, e.fen::text) ORDER BY e.n), '[]') AS entries
    FROM shop_entry e JOIN shop_account a ON a.id = e.account WHERE e.posting = p.id) l`;

/** Takes a station's books page by page, as they were when it began; answers where the chain ended. */
async function take(
  read: Knex,
  station: string,
  each: (page: readonly SealedPosting[]) => void,
): Promise<{ readonly seq: number; readonly hash: string } | undefined> {
  const trx = await read.transaction({ isolationLevel: 'repeatable read', readOnly: true });
  try {
    let after = 0;
    for (;;) {
      const page = await postings(trx, 'p.station = ? AND p.seq > ? AND p.seq <= ?', [station, after, after + PAGE]);
      if (page.length === 0 && !(await any(trx, station, after))) break;
      each(page);
      after += PAGE;
    }
    const head = await trx('shop_book_head')
      .where({ station })
      .first<{ seq: string; hash: string } | undefined>('seq', 'hash');
    return head && { seq: Number(head.seq), hash: head.hash };
  } finally {
    await trx.rollback();
  }
}

// A page of numbers that is empty may be a hole in the chain, not its end.
async function any(read: Knex, station: string, after: number): Promise<boolean> {
  return (await read('shop_posting').where({ station }).where('seq', '>', after).first('seq')) !== undefined;
}

/** All that was booked about one thing, in order. */
function about(
  read: Knex,
  { station, ref }: { readonly station: string; readonly ref: string },
): Promise<readonly SealedPosting[]> {
  return postings(read, 'p.station = ? AND p.ref = ?', [station, ref]);
}

async function postings(read: Knex, where: string, bound: readonly Knex.Value[]): Promise<readonly SealedPosting[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(`${POSTINGS} WHERE ${where} ORDER BY p.seq LIMIT ${PAGE}`, [
    ...bound,
  ]);
  return rows.map(({ seq, at, booked_at, entries, ...row }) => ({
    ...row,
    seq: Number(seq),
    at: at.toISOString(),
    booked: booked_at.toISOString(),
    entries,
  }));
}

/** How the books are read from end to end. */
export const bookPagesStore = { take, about } as const;

/** How the books are read from end to end. */
export type BookPagesStore = typeof bookPagesStore;
