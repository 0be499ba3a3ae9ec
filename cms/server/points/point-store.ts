import type { Knex } from 'knex';
import type { ContentLocale, PointGrading, PointWork } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { Entry } from './point.rules';

/** How a posting was graded; who gets what stands in its entries. */
export type KeptGrading = Omit<PointGrading, 'shares' | 'by'>;

/** A posting as it is kept. */
export type Posting = PointWork & {
  readonly id: string;
  readonly station: string;
  readonly month: string;
  readonly title: string;
  readonly ruleVersion: number;
  readonly grading: KeptGrading;
  readonly points: number;
  readonly reverses: string | null;
  readonly reason: string | null;
  readonly byPerson: string;
  readonly at: Date;
};

/** A posting as it is written, with both its sides. */
export type NewPosting = Omit<Posting, 'at'> & { readonly entries: readonly Entry[] };

/** Which posting of a work stands, and how often that changed. */
export type Standing = { readonly posting: string; readonly version: number };

/** A row of `point_posting`. */
export type PostingRow = {
  id: string;
  station: string;
  month: string;
  document_id: string;
  locale: ContentLocale;
  title: string;
  rule_version: number;
  grading: unknown;
  points: number;
  reverses: string | null;
  reason: string | null;
  by_person: string;
  at: Date;
};

/** Writes a posting with both its sides; the database weighs them at the commit. */
async function post(tx: Tx, { entries, ...posting }: NewPosting): Promise<void> {
  const { documentId, ruleVersion, grading, byPerson, ...same } = posting;
  await tx('point_posting').insert({
    ...same,
    document_id: documentId,
    rule_version: ruleVersion,
    grading: JSON.stringify(grading),
    by_person: byPerson,
  });
  const sides = entries.map(({ account, amount }, n) => ({
    ...{ posting: posting.id, station: posting.station, n, amount },
    person: account === 'work' ? null : account.person,
  }));
  await tx('point_entry').insert(sides);
}

/** Which posting of a work stands. */
async function standing(read: Knex, which: PointWork): Promise<Standing | undefined> {
  const row: Standing | undefined = await at(read, which).first('posting', 'version');
  return row;
}

/** Makes a posting the one that stands; false when somebody graded the work first. `seen` is 0 for a work that had none. */
async function stand(
  tx: Tx,
  which: PointWork,
  { posting, station, seen }: { readonly posting: string; readonly station: string; readonly seen: number },
): Promise<boolean> {
  if (seen > 0)
    return (
      (await at(tx, which)
        .where({ version: seen })
        .update({ posting, version: seen + 1 })) === 1
    );
  const rows = (await tx('point_work')
    .insert({ document_id: which.documentId, locale: which.locale, station, posting })
    .onConflict()
    .ignore()
    .returning('posting')) as unknown[];
  return rows.length === 1;
}

/** Some postings by their ids. */
async function byIds(read: Knex, ids: readonly string[]): Promise<readonly Posting[]> {
  const rows = await read('point_posting')
    .whereIn('id', [...ids])
    .select<PostingRow[]>('*');
  return rows.map(postingOf);
}

/** All postings of a work, the first one first. */
async function ofWork(read: Knex, which: PointWork): Promise<readonly Posting[]> {
  const rows = await read('point_posting')
    .where({ document_id: which.documentId, locale: which.locale })
    // What takes back and what comes instead are of one moment, and of ids that rise.
    .orderBy(['at', 'id'])
    .select<PostingRow[]>('*');
  return rows.map(postingOf);
}

/** Both sides of some postings. */
async function entries(
  read: Knex,
  postings: readonly string[],
): Promise<readonly (Entry & { readonly posting: string })[]> {
  const rows = await read('point_entry')
    .whereIn('posting', [...postings])
    .orderBy(['posting', 'n'])
    .select<{ posting: string; person: string | null; amount: number }[]>('posting', 'person', 'amount');
  return rows.map(({ posting, person, amount }) => ({
    posting,
    amount,
    account: person === null ? ('work' as const) : { person },
  }));
}

function at(read: Knex, { documentId, locale }: PointWork): Knex.QueryBuilder {
  return read('point_work').where({ document_id: documentId, locale });
}

/** Reads a row of `point_posting`. */
export function postingOf(row: PostingRow): Posting {
  const { id, station, month, locale, title, points, reverses, reason } = row;
  return {
    ...{ id, station, month, locale, title, points, reverses, reason, at: row.at },
    documentId: row.document_id,
    ruleVersion: row.rule_version,
    // Written above, from what the contract parsed.
    grading: fromJsonb(row.grading) as KeptGrading,
    byPerson: row.by_person,
  };
}

/** The books of points, as use cases are handed them. */
export const pointStore = { post, standing, stand, byIds, ofWork, entries } as const;

/** The books of points, as use cases are handed them. */
export type PointStore = typeof pointStore;
