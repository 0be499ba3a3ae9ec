import type { Knex } from 'knex';
import {
  libraryFacets,
  type ContentLocale,
  type LibraryFacet,
  type LibraryRights,
  type ReviewState,
} from '../../contract';
import { hitsOf, narrowed, RIGHTS, type Question } from './hits-store';
import type { Entry } from './library-store';

export type { Question } from './hits-store';
import { DEEPEST_BEST, type LibraryMark } from './library-mark';

/** More than this nobody counts; the page says "over 5,000". */
export const MOST_COUNTED = 5_000;
/** So many values of a facet are worth a button. */
const MOST_VALUES = 12;

/** How many were found, whether those are all that were looked at, and how often each value of each facet occurs. */
export type Counts = {
  readonly count: number;
  readonly isWhole: boolean;
  readonly facets: Readonly<Record<LibraryFacet, readonly (readonly [string, number])[]>>;
};

/** A page of what was found. */
export type PageOf = { readonly after: LibraryMark | undefined; readonly limit: number };

const RIGHTS_NOW = `CASE ${(['none', 'expired', 'future', 'expiring', 'unnoted'] as const)
  .map((state) => `WHEN ${RIGHTS[state]} THEN '${state}'`)
  .join(' ')} ELSE 'fine' END`;

const LINE = `document_id, locale, station, column_id, title, author_name, state, revision, characters, tags,
  ${RIGHTS_NOW} AS rights_now, rights_to, channels, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at_text, released_at`;

/** One page of the library. */
export async function searchPage(read: Knex, question: Question, page: PageOf): Promise<readonly Entry[]> {
  const { sort } = question.search;
  if (sort === 'best' && question.asked.length > 0) return best(read, question, page);
  const way = sort === 'oldest' ? 'asc' : 'desc';
  const { after } = page;
  const columns = ['at', 'document_id', 'locale'].map((column) => ({ column, order: way }) as const);
  const { found } = await hitsOf<readonly Entry[]>(read, question, {
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
    run: async (hits) => linesOf(await read.from(hits.as('hits')).orderBy(columns).select(read.raw(LINE))),
    enough: (lines) => lines.length >= page.limit,
  });
  return found;
}

/** What has the words in its title first, and of those the newest: ranked among the newest thousand that were found. */
async function best(read: Knex, question: Question, page: PageOf): Promise<readonly Entry[]> {
  const score = question.asked.map(() => `(position(? IN lower(title)) > 0)::int`).join(' + ');
  const shown = page.after && 'shown' in page.after ? page.after.shown : 0;
  const { found } = await hitsOf<readonly Entry[]>(read, question, {
    way: 'desc',
    most: DEEPEST_BEST,
    run: async (hits) =>
      linesOf(
        await read
          .from(hits.as('hits'))
          .orderByRaw(`${score} DESC, at DESC, document_id, locale`, [...question.asked])
          .offset(shown)
          .limit(page.limit)
          .select(read.raw(LINE)),
      ),
    enough: (lines) => lines.length >= page.limit,
  });
  return found;
}

/** How many there are and how many have each value of each facet: of the newest 5,000 that are found. */
export async function searchCounts(read: Knex, question: Question): Promise<Counts> {
  const { found, isWhole } = await hitsOf<Omit<Counts, 'isWhole'>>(read, question, {
    way: 'desc',
    most: MOST_COUNTED + 1,
    run: (hits) => countIn(read, hits),
    enough: ({ count }) => count > MOST_COUNTED,
  });
  return { ...found, isWhole };
}

async function countIn(read: Knex, found: Knex.QueryBuilder): Promise<Omit<Counts, 'isWhole'>> {
  const hits = read
    .from(found.as('found'))
    .select(
      ...['column_id AS column', 'state', 'locale', 'author_name AS author', 'channels', 'tags', 'origin'],
      read.raw(`${RIGHTS_NOW} AS rights`),
    );
  const plain = (['column', 'state', 'locale', 'author', 'rights', 'origin'] as const)
    .map(
      (facet) =>
        `SELECT '${facet}' AS facet, "${facet}"::text AS value, count(*)::int AS n FROM hits GROUP BY "${facet}"`,
    )
    .join(' UNION ALL ');
  const { rows } = await read.raw<{ rows: { facet: LibraryFacet | 'all'; value: string; n: number }[] }>(
    `WITH hits AS MATERIALIZED (?), counted AS (
       SELECT 'all' AS facet, '' AS value, count(*)::int AS n FROM hits UNION ALL ${plain} UNION ALL
       SELECT 'channel', c::text, count(*)::int FROM hits, unnest(channels) c GROUP BY c UNION ALL
       SELECT 'tag', t, count(*)::int FROM hits, unnest(tags) t GROUP BY t)
     SELECT facet, value, n FROM (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY n DESC, value) AS place FROM counted) ranked
      WHERE place <= ${MOST_VALUES} ORDER BY facet, place`,
    [hits],
  );
  const of = (facet: LibraryFacet) =>
    rows.flatMap((row) => (row.facet === facet && row.value !== '' ? [[row.value, row.n] as const] : []));
  const facets = Object.fromEntries(libraryFacets.map((facet) => [facet, of(facet)])) as unknown as Record<
    LibraryFacet,
    readonly (readonly [string, number])[]
  >; // The keys are those of the list.
  return { count: rows.find(({ facet }) => facet === 'all')?.n ?? 0, facets };
}

/** Which of some manuscripts a question finds: how a new one is held against saved searches. */
export async function findsAny(read: Knex, question: Question, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await narrowed(read, question)
    .whereIn('document_id', [...ids])
    .select<{ document_id: string }[]>('document_id');
  return rows.map(({ document_id }) => document_id);
}

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
  rights_to: Date | null;
  channels: string[];
  at_text: string;
  released_at: Date | null;
};

function linesOf(rows: unknown): readonly Entry[] {
  // The columns of LINE, as the migration types them.
  return (rows as Row[]).map((row) => ({
    documentId: row.document_id,
    ...{ locale: row.locale, station: row.station, column: row.column_id, title: row.title, author: row.author_name },
    ...{ state: row.state, revision: row.revision, characters: row.characters, tags: row.tags },
    ...{ rights: row.rights_now, rightsUntil: row.rights_to, channels: row.channels },
    ...{ at: row.at_text, releasedAt: row.released_at },
  }));
}

/** The catalogue of the library, as use cases are handed it. */
export const catalogueStore = { counts: searchCounts, page: searchPage, findsAny, mostCounted: MOST_COUNTED } as const;

/** The catalogue of the library. */
export type CatalogueStore = typeof catalogueStore;
