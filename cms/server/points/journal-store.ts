import type { Knex } from 'knex';
import { postingOf, type Posting, type PostingRow } from './point-store';

/** A page of the journal of a month, of everybody or of one person. */
export type JournalPage = {
  readonly station: string;
  readonly month: string;
  readonly person: string | undefined;
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** A posting and the moment to the microsecond, where a page ends. */
export type JournalLine = Posting & { readonly mark: string };

/** What was posted in a month, the newest first. */
async function page(
  read: Knex,
  { station, month, person, after, limit }: JournalPage,
): Promise<readonly JournalLine[]> {
  const query = read('point_posting as p')
    .where({ station, month })
    .orderBy([
      { column: 'p.at', order: 'desc' },
      { column: 'p.id', order: 'desc' },
    ])
    .limit(limit);
  if (person !== undefined)
    void query.whereExists(
      read('point_entry as e').whereRaw('e.posting = p.id').where({ 'e.person': person }).select(read.raw('1')),
    );
  if (after) void query.whereRaw('(p.at, p.id) < (?::timestamptz, ?::uuid)', [after.at, after.id]);
  const rows = await query.select<(PostingRow & { mark: string })[]>(
    'p.*',
    read.raw(`to_char(p.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`),
  );
  return rows.map((row) => ({ ...postingOf(row), mark: row.mark }));
}

/** What people have in a month, whoever has anything. */
async function totals(
  read: Knex,
  { station, month }: { readonly station: string; readonly month: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await read('point_entry as e')
    .join('point_posting as p', 'p.id', 'e.posting')
    .where({ 'p.station': station, 'p.month': month })
    .whereNotNull('e.person')
    .groupBy('e.person')
    .select<{ person: string; total: string }[]>('e.person', read.raw('sum(e.amount) AS total'));
  return new Map(rows.map(({ person, total }) => [person, Number(total)]));
}

/** What one person has of each posting, what came last first. */
async function linesOf(
  read: Knex,
  { person, month }: { readonly person: string; readonly month?: string | undefined },
): Promise<readonly (Posting & { readonly amount: number })[]> {
  const query = read('point_posting as p')
    .join('point_entry as e', 'e.posting', 'p.id')
    .where('e.person', person)
    .orderBy([
      { column: 'p.at', order: 'desc' },
      { column: 'p.id', order: 'desc' },
    ])
    .limit(500);
  if (month !== undefined) void query.where('p.month', month);
  const rows = await query.select<(PostingRow & { amount: number })[]>('p.*', 'e.amount');
  return rows.map((row) => ({ ...postingOf(row), amount: row.amount }));
}

/** What stands of the works of some months: what a what-if looks at. */
async function stood(
  read: Knex,
  { station, from }: { readonly station: string; readonly from: string },
): Promise<readonly Posting[]> {
  const rows = await read('point_posting as p')
    .join('point_work as w', 'w.posting', 'p.id')
    .where('p.station', station)
    .where('p.month', '>=', from)
    .limit(5_000)
    .select<PostingRow[]>('p.*');
  return rows.map(postingOf);
}

/** Which of some postings stand. */
async function standing(read: Knex, postings: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await read('point_work')
    .whereIn('posting', [...postings])
    .select<{ posting: string }[]>('posting');
  return new Set(rows.map(({ posting }) => posting));
}

/** The months in which somebody has anything, the newest first. */
async function monthsOf(read: Knex, person: string): Promise<readonly string[]> {
  const rows = await read('point_posting as p')
    .join('point_entry as e', 'e.posting', 'p.id')
    .where('e.person', person)
    .distinct<{ month: string }[]>('p.month')
    .orderBy('p.month', 'desc')
    .limit(60);
  return rows.map(({ month }) => month);
}

/** The books of points as they are read, as use cases are handed them. */
export const journalStore = { page, totals, linesOf, stood, standing, monthsOf } as const;

/** The books of points as they are read, as use cases are handed them. */
export type JournalStore = typeof journalStore;
