import type { Knex } from 'knex';
import {
  libraryFacets,
  type ContentLocale,
  type LibraryFacet,
  type LibraryRights,
  type ReviewState,
} from '../../contract';
import { FARTHEST, hitsOf, narrowed, RIGHTS, type Hits, type Question } from './hits-store';
import type { Entry } from './library-store';

export type { Question } from './hits-store';
import { DEEPEST_BEST, type LibraryMark } from './library-mark';

/** More than this nobody counts; the page says "over 5,000". */
const MOST_COUNTED = 5_000;
/** So many values of a facet are worth a button. */
const MOST_VALUES = 12;

/** How many were found, whether those are all that were looked at, and how often each value of each facet occurs. */
export type Counts = {
  readonly count: number;
  readonly isWhole: boolean;
  readonly facets: Readonly<Record<LibraryFacet, readonly (readonly [string, number])[]>>;
};

/** The first page of what was found, and the counts. */
export type FirstPage = { readonly lines: readonly Entry[]; readonly counts: Counts };

/** A page of what was found. */
export type PageOf = { readonly after: LibraryMark | undefined; readonly limit: number };

const RIGHTS_NOW = `CASE ${(['none', 'expired', 'future', 'expiring', 'unnoted'] as const)
  .map((state) => `WHEN ${RIGHTS[state]} THEN '${state}'`)
  .join(' ')} ELSE 'fine' END`;

/** The columns of a line of the library. */
export const LINE = `document_id, locale, station, column_id, title, author_name, state, revision, characters, tags,
  ${RIGHTS_NOW} AS rights_now, rights_to, channels, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at_text, released_at`;

/** One page of the library. */
async function searchPage(read: Knex, question: Question, page: PageOf): Promise<readonly Entry[]> {
  const { sort } = question.search;
  if (sort === 'best' && question.asked.length > 0) return best(read, question, page);
  const way = sort === 'oldest' ? 'asc' : 'desc';
  const { after } = page;
  const columns = ['at', 'document_id', 'locale'].map((column) => ({ column, order: way }) as const);
  return hitsOf<readonly Entry[]>(read, question, {
    way,
    most: page.limit,
    narrow: (query) => {
      if (after && 'at' in after)
        void query.whereRaw(`(at, document_id, locale) ${way === 'asc' ? '>' : '<'} (?::timestamptz, ?, ?)`, [
          after.at,
          after.documentId,
          after.locale,
        ]);
    },
    run: async (hits) => linesOf(await withHits(read, hits).orderBy(columns).select(read.raw(LINE))),
    enough: (lines) => lines.length >= page.limit,
  });
}

const withHits = (read: Knex, { near, hits }: Hits): Knex.QueryBuilder =>
  (near ? read.withMaterialized('near', near) : read.queryBuilder()).with('hits', hits).from('hits');

/** What has the words in its title first, and of those the newest: ranked among the newest thousand that were found. */
async function best(read: Knex, question: Question, page: PageOf): Promise<readonly Entry[]> {
  const score = question.asked.map(() => `(position(? IN lower(title)) > 0)::int`).join(' + ');
  const shown = page.after && 'shown' in page.after ? page.after.shown : 0;
  return hitsOf<readonly Entry[]>(read, question, {
    way: 'desc',
    most: DEEPEST_BEST,
    run: async (hits) =>
      linesOf(
        await withHits(read, hits)
          .orderByRaw(`${score} DESC, at DESC, document_id, locale`, [...question.asked])
          .offset(shown)
          .limit(page.limit)
          .select(read.raw(LINE)),
      ),
    enough: (lines) => lines.length >= page.limit,
  });
}

/** The first page, how many there are, and how many have each value of each facet: of the newest that are found. */
async function firstPage(read: Knex, question: Question, limit: number): Promise<FirstPage> {
  const counted = hitsOf<FirstPage>(read, question, {
    way: 'desc',
    most: MOST_COUNTED + 1,
    columns: COUNTED,
    run: (hits) => countIn(read, hits, limit),
    enough: ({ counts }) => counts.count > MOST_COUNTED,
  });
  if (question.search.sort === 'newest' || (question.search.sort === 'best' && question.asked.length === 0))
    return counted;
  const [lines, { counts }] = await Promise.all([searchPage(read, question, { after: undefined, limit }), counted]);
  return { lines, counts };
}

const PLAIN = ['column_id', 'state', 'locale', 'author_name', 'rights_now', 'origin'] as const;
/** What is counted and ordered by; the few lines that are shown are fetched by their keys. */
const COUNTED: readonly string[] = [
  ...['document_id', 'locale', 'at', 'column_id', 'state', 'author_name', 'origin', 'channels', 'tags'],
  ...['rights', 'rights_from', 'rights_to', 'words'],
];

/** All plain facets and the whole are counted in one pass. */
const PLAIN_COUNTS = `SELECT CASE ${PLAIN.map((name) => `WHEN grouping(${name}) = 0 THEN '${name}'`).join(' ')} ELSE 'all' END AS facet,
    coalesce(${PLAIN.map((name) => `${name}::text`).join(', ')}, '') AS value, count(*)::int AS n
  FROM hits GROUP BY GROUPING SETS (${PLAIN.map((name) => `(${name})`).join(', ')}, ())`;

/** Lines and counts come from one look: looking twice costs twice, and most of a search is looking. */
async function countIn(read: Knex, { near, hits }: Hits, limit: number): Promise<FirstPage> {
  const { rows } = await read.raw<{ rows: Counted[] }>(
    `WITH ${near ? 'near AS MATERIALIZED (?),' : ''} found AS (?), hits AS MATERIALIZED (
       SELECT document_id, locale, at, column_id, state, author_name, ${RIGHTS_NOW} AS rights_now, origin, channels, tags FROM found
     ), counted AS (
       ${PLAIN_COUNTS} UNION ALL
       SELECT 'looked', '', ${near ? '(SELECT count(*)::int FROM near)' : '0'} UNION ALL
       SELECT 'channel', c::text, count(*)::int FROM hits, unnest(channels) c GROUP BY c UNION ALL
       SELECT 'tag', t, count(*)::int FROM hits, unnest(tags) t GROUP BY t)
     SELECT facet, value, n, NULL::json AS line
       FROM (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY n DESC, value) AS place FROM counted) ranked
      WHERE place <= ${MOST_VALUES} UNION ALL
     SELECT 'line', '', (row_number() OVER (ORDER BY at_text DESC, document_id DESC, locale DESC))::int, row_to_json(page)
       FROM (SELECT ${LINE} FROM library_entry JOIN (
         SELECT document_id, locale FROM hits ORDER BY at DESC, document_id DESC, locale DESC LIMIT ?) top USING (document_id, locale)
       ) page ORDER BY facet, n DESC, value`,
    [...(near ? [near] : []), hits, limit],
  );
  return { lines: pageOf(rows), counts: countsOf(rows, near !== undefined) };
}

function pageOf(rows: readonly Counted[]): readonly Entry[] {
  return linesOf(
    rows
      .filter(({ facet }) => facet === 'line')
      .sort((a, b) => a.n - b.n)
      .map(({ line }) => line),
  );
}

const COLUMN_OF: Partial<Record<LibraryFacet, string>> = {
  column: 'column_id',
  author: 'author_name',
  rights: 'rights_now',
};

function countsOf(rows: readonly Counted[], walked: boolean): Counts {
  const number = (name: string): number => rows.find(({ facet }) => facet === name)?.n ?? 0;
  const of = (facet: LibraryFacet) =>
    rows.flatMap((row) =>
      row.facet === (COLUMN_OF[facet] ?? facet) && row.value !== '' ? [[row.value, row.n] as const] : [],
    );
  const facets = Object.fromEntries(libraryFacets.map((facet) => [facet, of(facet)])) as unknown as Counts['facets']; // The keys are those of the list.
  return { count: number('all'), isWhole: !walked || number('looked') < FARTHEST, facets };
}

/** Which of some manuscripts a question finds: how a new one is held against saved searches. */
export async function findsAny(read: Knex, question: Question, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await narrowed(read, question)
    .whereIn('document_id', [...ids])
    .select<{ document_id: string }[]>('document_id');
  return rows.map(({ document_id }) => document_id);
}

/** A row of the counts: of a facet, or with a line of the page. */
type Counted = { readonly facet: string; readonly value: string; readonly n: number; readonly line: unknown };

type Row = {
  document_id: string;
  locale: ContentLocale;
  station: string;
  column_id: string;
  title: string;
  author_name: string;
  state: ReviewState;
  revision: number;
  characters: number;
  tags: string[];
  rights_now: LibraryRights;
  rights_to: Date | string | null;
  channels: string[];
  at_text: string;
  released_at: Date | string | null;
};

/** Lines as their columns were read. */
export function linesOf(rows: unknown): readonly Entry[] {
  // The columns of LINE, as the migration types them.
  return (rows as Row[]).map((row) => ({
    documentId: row.document_id,
    ...{ locale: row.locale, station: row.station, column: row.column_id, title: row.title, author: row.author_name },
    ...{ state: row.state, revision: row.revision, characters: row.characters, tags: row.tags },
    ...{ rights: row.rights_now, rightsUntil: moment(row.rights_to), channels: row.channels },
    ...{ at: row.at_text, releasedAt: moment(row.released_at) },
  }));
}

/** As JSON, a moment is text. */
const moment = (at: Date | string | null): Date | null => (at === null ? null : new Date(at));

/** The catalogue of the library, as use cases are handed it. */
export const catalogueStore = { firstPage, page: searchPage, findsAny, mostCounted: MOST_COUNTED } as const;

/** The catalogue of the library. */
export type CatalogueStore = typeof catalogueStore;
