import type { Column, ContentLocale, Feed, RefusalOf, Story, StoryCard, StoryGone, storyErrors } from '../../contract';
import { err, ok, type Clock, type Result } from '../../kernel';
import type { ColumnRecord, ColumnStore } from '../columns/column-store';
import { listCursor, listMark, searchCursor, searchMark, DEEPEST_RESULT, type ListMark } from './cursor.rules';
import { filesOf, presentCard, presentStory, type StoryNames } from './present-story';
import type { IndexFilter, StoryIndex } from './story-index-store';
import type { StoryNotes } from './story-note-store';
import type { StoryRow, StoryStore } from './story-store';
import { onlyShowable, showableFiles, type Showable } from './withhold';
import { queryOf } from './words.rules';

/** What readers ask about stations; the tree itself belongs to the platform. */
export type StationNames = {
  /** A station and all below it; empty when there is none of that name. */
  below(slug: string): Promise<readonly string[]>;
  names(slugs: readonly string[], locale: ContentLocale): Promise<ReadonlyMap<string, string>>;
};

/** Which stories a reader asks for; absent means all. */
export type StoryQuery = {
  readonly station?: string | null | undefined;
  readonly column?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly locale: ContentLocale;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/** One page of stories; every edge knows the mark after which the next page begins. */
export type StoryPage<Node> = {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  total(): Promise<number>;
};

type BadCursor = RefusalOf<typeof storyErrors, 'BAD_CURSOR'>;

type Deps = {
  readonly index: StoryIndex;
  readonly stories: StoryStore;
  readonly columns: ColumnStore;
  readonly stations: StationNames;
  readonly clock: Clock;
  readonly showable: Showable;
  readonly notes: StoryNotes;
};

/** The longest page. */
export const LONGEST_PAGE = 50;

export type StoryReader = {
  columns(query: Pick<StoryQuery, 'station' | 'locale'>): Promise<readonly Column[]>;
  story(id: string, locale: ContentLocale): Promise<Story | null>;
  /** That a story was ordered down; without a language, in any. */
  gone(id: string, locale: ContentLocale | undefined): Promise<StoryGone | null>;
  /** Stories as lists show them, in the order of the ids; what is not public is left out. */
  cards(ids: readonly string[], locale: ContentLocale): Promise<readonly StoryCard[]>;
  stories(query: StoryQuery): Promise<Result<StoryPage<Story>, BadCursor>>;
  search(query: StoryQuery & { readonly text: string }): Promise<Result<StoryPage<Story>, BadCursor>>;
  feedPage(query: StoryQuery): Promise<Result<Feed, BadCursor>>;
};

/** The public read side: published stories only, and of them only what the presenter lets out. */
export function storyReader(deps: Deps): StoryReader {
  return {
    async columns({ station, locale }) {
      const [all, stations] = await Promise.all([deps.columns.all(), stationsOf(deps, station)]);
      return all
        .filter((column) => stations?.includes(column.station) ?? true)
        .map((one) => presentColumn(one, locale));
    },

    async story(id, locale) {
      const [story] = await whole(deps, [id], locale);
      return story ?? null;
    },

    gone: (id, locale) => deps.notes.gone(id, locale),

    cards: (ids, locale) => cards(deps, ids, locale),

    async stories(query) {
      const found = await latest(deps, query);
      if (!found.ok) return found;
      const { filter, marks, hasNextPage } = found.value;
      const nodes = await whole(deps, idsOf(marks), query.locale);
      const cursors = new Map(marks.map((mark) => [mark.id, listCursor(mark)]));
      return ok({
        ...paged(nodes, { hasNextPage, cursorOf: ({ id }) => cursors.get(id) ?? '' }),
        total: async () => (filter ? deps.index.count(filter) : 0),
      });
    },

    search: (query) => search(deps, query),

    async feedPage(query) {
      const found = await latest(deps, query);
      if (!found.ok) return found;
      const { marks, hasNextPage } = found.value;
      const last = marks.at(-1);
      const items = await cards(deps, idsOf(marks), query.locale);
      return ok({
        items: [...items],
        next: hasNextPage && last ? listCursor(last) : null,
        asOf: deps.clock.now().toISOString(),
      });
    },
  };
}

async function search(
  deps: Deps,
  query: StoryQuery & { readonly text: string },
): Promise<Result<StoryPage<Story>, BadCursor>> {
  const mark = query.after ? searchMark(query.after) : { shown: 0, asOf: deps.clock.now() };
  if (!mark) return err('STORY.BAD_CURSOR');
  const filter = await filterOf(deps, query);
  const words = queryOf(query.text);
  if (!filter || words === undefined) return ok({ ...paged([], NOTHING), total: async () => 0 });

  const { asOf, shown } = mark;
  const first = Math.min(lengthOf(query), DEEPEST_RESULT - shown);
  const found = await deps.index.ranked(filter, { words, asOf, offset: shown, first: first + 1 });
  const ids = found.slice(0, first);
  const nodes = await whole(deps, ids, query.locale);
  const hasNextPage = found.length > first && shown + first < DEEPEST_RESULT;
  const cursorOf = ({ id }: Story): string => searchCursor({ asOf, shown: shown + ids.indexOf(id) + 1 });
  return ok({
    ...paged(nodes, { hasNextPage, cursorOf }),
    total: () => deps.index.countMatching(filter, { words, asOf }),
  });
}

const NAMELESS = { slug: '', name: '' };

const NOTHING = { hasNextPage: false, cursorOf: () => '' };

function paged<Node>(
  nodes: readonly Node[],
  { hasNextPage, cursorOf }: { hasNextPage: boolean; cursorOf(node: Node): string },
): Omit<StoryPage<Node>, 'total'> {
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}

type Latest = {
  readonly filter: IndexFilter | undefined;
  readonly marks: readonly ListMark[];
  readonly hasNextPage: boolean;
};

async function latest(deps: Deps, query: StoryQuery): Promise<Result<Latest, BadCursor>> {
  const after = query.after ? listMark(query.after) : undefined;
  if (query.after && !after) return err('STORY.BAD_CURSOR');
  const filter = await filterOf(deps, query);
  if (!filter) return ok({ filter, marks: [], hasNextPage: false });
  const first = lengthOf(query);
  // One more than asked for tells whether there is a next page.
  const marks = await deps.index.latest(filter, { first: first + 1, after });
  return ok({ filter, marks: marks.slice(0, first), hasNextPage: marks.length > first });
}

/** The filter with slugs resolved; `undefined` when the station or the column does not exist, which finds nothing. */
async function filterOf(deps: Deps, query: StoryQuery): Promise<IndexFilter | undefined> {
  const { locale, column: slug, tag } = query;
  const stations = await stationsOf(deps, query.station);
  if (stations?.length === 0) return undefined;
  const columns = slug ? (await deps.columns.all()).filter((one) => one.slug === slug) : [];
  const column = columns.find((one) => stations?.includes(one.station) ?? true);
  if (slug && !column) return undefined;
  return { locale, stations, columnId: column?.id, tag: tag ?? undefined };
}

async function stationsOf({ stations }: Deps, slug: string | null | undefined): Promise<readonly string[] | undefined> {
  return slug ? stations.below(slug) : undefined;
}

function lengthOf({ first }: StoryQuery): number {
  return Math.min(Math.max(first ?? 20, 1), LONGEST_PAGE);
}

async function cards(deps: Deps, ids: readonly string[], locale: ContentLocale): Promise<readonly StoryCard[]> {
  const rows = onlyShowable(await deps.stories.byIds(ids, locale, 'card'), deps.showable, deps.clock.now());
  const nameOf = await namesFor(deps, rows, locale);
  return rows.map((row) => presentCard(row, nameOf(row)));
}

async function whole(deps: Deps, ids: readonly string[], locale: ContentLocale): Promise<readonly Story[]> {
  const now = deps.clock.now();
  const rows = onlyShowable(await deps.stories.byIds(ids, locale, 'whole'), deps.showable, now);
  const [nameOf, found, locales, corrections] = await Promise.all([
    namesFor(deps, rows, locale),
    deps.stories.files(rows.flatMap(filesOf)),
    deps.index.localesOf(ids),
    deps.notes.corrections(ids, locale),
  ]);
  const files = showableFiles(found, deps.showable, now);
  return rows.map((row) =>
    presentStory(row, nameOf(row), {
      files,
      locales: locales.get(row.documentId) ?? [locale],
      corrections: corrections.get(row.documentId) ?? [],
    }),
  );
}

async function namesFor(
  { columns, stations }: Deps,
  rows: readonly StoryRow[],
  locale: ContentLocale,
): Promise<(row: StoryRow) => StoryNames> {
  if (rows.length === 0) return () => ({ column: NAMELESS, station: NAMELESS });
  const slugs = [...new Set(rows.map(({ station }) => station))];
  const [all, stationNames] = await Promise.all([columns.all(), stations.names(slugs, locale)]);
  const byId = new Map(all.map((column) => [column.id, column]));
  return (row) => {
    const column = byId.get(row.column?.documentId ?? '');
    const { slug, name } = column ? presentColumn(column, locale) : NAMELESS;
    return {
      column: { slug, name },
      station: { slug: row.station, name: stationNames.get(row.station) ?? row.station },
    };
  };
}

function presentColumn({ slug, station, words }: ColumnRecord, locale: ContentLocale): Column {
  const spoken = words.get(locale) ?? words.get('zh-Hans') ?? [...words.values()][0];
  return { slug, name: spoken?.name ?? slug, description: spoken?.description ?? null, station };
}

function idsOf(marks: readonly ListMark[]): readonly string[] {
  return marks.map(({ id }) => id);
}
