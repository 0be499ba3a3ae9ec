import type { FacetCounts, LibraryLine, LibrarySearch, StaffActor } from '../../contract';
import { libraryFacets } from '../../contract';
import { canonicalJson, err, ok, type Locale, type Refusal, type Result } from '../../kernel';
import { bodyText } from './entry.rules';
import { marked, snippetOf } from './highlight.rules';
import { columnName, type LibraryDeps } from './library-deps';
import { libraryCursor, libraryMark, DEEPEST_BEST, type LibraryMark } from './library-mark';
import type { Entry } from './library-store';
import type { CatalogueStore, Question } from './search-store';
import { queryOf, wordsAsked } from './words.rules';

/** What is looked for, from where on, and in which language names are told. */
export type Asked = LibrarySearch & {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly speech: Locale;
};

type Found = {
  readonly lines: LibraryLine[];
  readonly cursor: string | null;
  readonly total: { count: number; more: boolean } | null;
  readonly facets: FacetCounts | null;
};
type NotHere = Refusal<'HEARTH.NOT_ALLOWED', undefined>;
type Deps = Pick<LibraryDeps, 'database' | 'columns' | 'around' | 'catalogue'>;

/** Looks through the library; the first page comes with the count and the facets. */
export async function searchLibrary(deps: Deps, actor: StaffActor, asked: Asked): Promise<Result<Found, NotHere>> {
  const question = questionOf(actor, asked);
  if (!question) return err('HEARTH.NOT_ALLOWED');
  const { read } = deps.database;
  const key = canonicalJson(JSON.parse(JSON.stringify([question.search, question.asked])));
  const after = asked.cursor === undefined ? undefined : libraryMark(asked.cursor, key);
  const limit = asked.limit + 1;
  const { lines: found, counts } = after
    ? { lines: await deps.catalogue.page(read, question, { after, limit }), counts: undefined }
    : await deps.catalogue.firstPage(read, question, limit);
  const page = found.slice(0, asked.limit);
  const mark = found.length > asked.limit ? markAfter(question, page, after) : undefined;
  return ok({
    lines: await linesOf(deps, page, question.asked),
    cursor: mark ? libraryCursor(mark, key) : null,
    ...(counts ? await told(deps, counts, asked.speech) : { total: null, facets: null }),
  });
}

/** Where the next page begins. */
function markAfter(
  question: Question,
  page: readonly Entry[],
  after: LibraryMark | undefined,
): LibraryMark | undefined {
  if (question.search.sort !== 'best' || question.asked.length === 0) return page.at(-1);
  const shown = (after && 'shown' in after ? after.shown : 0) + page.length;
  return shown < DEEPEST_BEST ? { shown } : undefined;
}

type Counted = Awaited<ReturnType<CatalogueStore['firstPage']>>['counts'];

async function told(
  deps: Deps,
  { count, isWhole, facets }: Counted,
  speech: Locale,
): Promise<Pick<Found, 'total' | 'facets'>> {
  const most = deps.catalogue.mostCounted;
  const total = { count: Math.min(count, most), more: !isWhole || count > most };
  return { total, facets: await named(deps, facets, speech) };
}

/** A search as the store takes it; undefined when it is about a station that one does not see. */
export function questionOf(
  actor: Pick<StaffActor, 'stations'>,
  { words, ...search }: LibrarySearch,
): Question | undefined {
  if (search.station !== undefined && !actor.stations.includes(search.station)) return undefined;
  const { station, column, state, locale, author, channel, tag, rights, origin, from, to, sort } = search;
  return {
    search: { station, column, state, locale, author, channel, tag, rights, origin, from, to, sort },
    stations: station === undefined ? actor.stations : [station],
    words: queryOf(words),
    asked: wordsAsked(words),
  };
}

async function linesOf(deps: Deps, page: readonly Entry[], words: readonly string[]): Promise<LibraryLine[]> {
  const { around, database } = deps;
  const { read } = database;
  const ids = page.map(({ documentId }) => documentId);
  const [reuse, bodies] = await Promise.all([around.reuseOf(read, ids), around.bodiesOf(read, page)]);
  return page.map(({ title, channels, rightsUntil, releasedAt, at, tags, ...entry }) => ({
    ...entry,
    title: marked(title, words),
    snippet: snippetOf(bodyText(bodies.get(`${entry.documentId} ${entry.locale}`)), words),
    tags: [...tags],
    channels: channels.length,
    reused: reuse.get(entry.documentId) ?? 0,
    rightsUntil: rightsUntil?.toISOString() ?? null,
    releasedAt: releasedAt?.toISOString() ?? null,
    at: new Date(at).toISOString(),
  }));
}

type Counts = Counted['facets'];

/** Columns and accounts are called by their names; everything else is worded by the page. */
async function named({ database, columns, around }: Deps, facets: Counts, speech: Locale): Promise<FacetCounts> {
  const all = await columns.all();
  const channels = await around.namesOfChannels(
    database.read,
    facets.channel.map(([id]) => id),
  );
  const label = (facet: string, value: string): string => {
    if (facet === 'column') return columnName(all, value, speech) || value;
    return facet === 'channel' ? (channels.get(value) ?? value) : value;
  };
  return Object.fromEntries(
    libraryFacets.map((facet) => [
      facet,
      facets[facet].map(([value, count]) => ({ value, label: label(facet, value), count })),
    ]),
  ) as FacetCounts; // The keys are those of the list.
}
