import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';
import type { ListMark } from './cursor.rules';
import { wordsInEdition } from './story-store';
import { vectorOf, type WeightedText } from './words.rules';

/** What a published story is found by. */
export type IndexEntry = {
  readonly id: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly columnId: string;
  readonly tags: readonly string[];
  readonly publishedAt: Date;
  /** When what readers see was last given out; another value means that they see something new. */
  readonly changedAt: Date;
  /** The hash that the gate released, and what is shown under it. */
  readonly hash: string;
  readonly edition: object;
};

/** Which published stories are asked for. `stations` and `columnId` are already resolved from slugs. */
export type IndexFilter = {
  readonly locale: ContentLocale;
  readonly stations?: readonly string[] | undefined;
  readonly columnId?: string | undefined;
  readonly tag?: string | undefined;
};

/** An entry without what it shows, as the index remembers it. */
export type Indexed = Omit<IndexEntry, 'tags' | 'hash' | 'edition'>;

/** A listed story that is found by words which it said before, or by none. */
export type Uncut = {
  readonly id: string;
  readonly locale: ContentLocale;
  readonly hash: string;
  readonly texts: readonly WeightedText[];
};

type Row = {
  document_id: string;
  locale: ContentLocale;
  station: string;
  column_id: string;
  published_at: Date;
  changed_at: Date;
};

export type StoryIndex = ReturnType<typeof storyIndex>;
export type StoryIndexWriter = typeof storyIndexWriter;

/** Recent stories come first among equally good ones: after 60 days a story has lost 60 % of two thirds of its rank. */
const RANKED = `ts_rank(tsv, ?::tsquery, 1)
  * (0.4 + 0.6 * exp(-greatest(extract(epoch FROM ?::timestamptz - published_at), 0) / (60 * 86400)))`;

/** The index of published stories: lists, search and counts without a look at Strapi's tables. */
export function storyIndex(database: Database) {
  return {
    async latest(
      filter: IndexFilter,
      page: { first: number; after: ListMark | undefined },
    ): Promise<readonly ListMark[]> {
      const rows: Row[] = await narrowed(database.read, filter)
        .modify((query) => {
          const { after } = page;
          if (after) void query.whereRaw('(published_at, document_id) < (?, ?)', [after.publishedAt, after.id]);
        })
        .orderBy([
          { column: 'published_at', order: 'desc' },
          { column: 'document_id', order: 'desc' },
        ])
        .limit(page.first)
        .select('document_id', 'published_at');
      return rows.map((row) => ({ id: row.document_id, publishedAt: row.published_at }));
    },

    async count(filter: IndexFilter): Promise<number> {
      return counted(narrowed(database.read, filter));
    },

    async ranked(
      filter: IndexFilter,
      page: { words: string; asOf: Date; offset: number; first: number },
    ): Promise<readonly string[]> {
      const { words, asOf, offset, first } = page;
      const rows: Row[] = await matching(database.read, filter, page)
        .orderByRaw(`${RANKED} DESC, published_at DESC, document_id DESC`, [words, asOf])
        .offset(offset)
        .limit(first)
        .select('document_id');
      return rows.map((row) => row.document_id);
    },

    async countMatching(filter: IndexFilter, page: { words: string; asOf: Date }): Promise<number> {
      return counted(matching(database.read, filter, page));
    },

    localesOf: (ids: readonly string[]) => localesOf(database.read, ids),
    isUnfilled: () => isUnfilled(database.read),

    /** Ids that the index holds, for a rebuild to find what is no longer published. */
    async ids(): Promise<readonly string[]> {
      return (await database.read('story_search').distinct('document_id').pluck('document_id')) as string[]; // A text column.
    },
  };
}

/** Whether anything is listed that cannot be shown, as after an upgrade. */
async function isUnfilled(knex: Knex): Promise<boolean> {
  const row: unknown = await knex('story_search').whereNull('edition').first('document_id');
  return row !== undefined;
}

async function localesOf(knex: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ContentLocale[]>> {
  const languages = new Map<string, ContentLocale[]>();
  for (const { id, locale } of await rowsOf(knex, ids)) {
    languages.set(id, [...(languages.get(id) ?? []), locale]);
  }
  return languages;
}

async function rowsOf(knex: Knex, ids: readonly string[]): Promise<readonly Indexed[]> {
  const rows: Row[] = await knex('story_search')
    .whereIn('document_id', [...ids])
    .orderBy('locale', 'desc')
    .select('document_id', 'locale', 'station', 'column_id', 'published_at', 'changed_at');
  return rows.map((row) => ({
    id: row.document_id,
    locale: row.locale,
    station: row.station,
    columnId: row.column_id,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
  }));
}

function narrowed(knex: Knex, { locale, stations, columnId, tag }: IndexFilter): Knex.QueryBuilder {
  const query = knex('story_search').where({ locale });
  if (stations) void query.whereIn('station', [...stations]);
  if (columnId !== undefined) void query.where({ column_id: columnId });
  if (tag !== undefined) void query.whereRaw('tags @> ARRAY[?]::text[]', [tag]);
  return query;
}

/** Stories given out after the search began would push the others to the next page a second time; they wait for the next search. */
function matching(knex: Knex, filter: IndexFilter, { words, asOf }: { words: string; asOf: Date }): Knex.QueryBuilder {
  return narrowed(knex, filter).whereRaw('tsv @@ ?::tsquery', [words]).where('published_at', '<=', asOf);
}

async function counted(query: Knex.QueryBuilder): Promise<number> {
  // PostgreSQL counts in bigint, which arrives as text.
  const [row]: { n: string }[] = await query.count({ n: '*' });
  return Number(row?.n ?? 0);
}

/** Writes the index, always in the transaction that publishes or withdraws. */
export const storyIndexWriter = {
  /**
   * What the index holds of a story, locked until the transaction ends, so that two editors' publishes do not cross; undefined where it
   * neither is listed nor has a published row: of a draft that never went out there is nothing to keep in line.
   */
  async held(tx: Tx, id: string): Promise<readonly Indexed[] | undefined> {
    const { rows } = await tx.raw<{ rows: { concerns: boolean }[] }>(
      `SELECT (EXISTS (SELECT 1 FROM story_search WHERE document_id = :id)
           OR EXISTS (SELECT 1 FROM manuscripts WHERE document_id = :id AND published_at IS NOT NULL))
           AND pg_advisory_xact_lock(hashtextextended(:id, 70)) IS NOT NULL AS concerns`,
      { id },
    );
    return rows[0]?.concerns ? rowsOf(tx, [id]) : undefined;
  },

  async put(tx: Tx, entry: IndexEntry): Promise<void> {
    const row = {
      document_id: entry.id,
      locale: entry.locale,
      station: entry.station,
      column_id: entry.columnId,
      tags: [...entry.tags],
      published_at: entry.publishedAt,
      changed_at: entry.changedAt,
      hash: entry.hash,
      edition: JSON.stringify(entry.edition),
    };
    await tx('story_search').insert(row).onConflict(['document_id', 'locale']).merge();
  },

  /** What is listed of a story whose words were not cut yet; `all` for those too that were. */
  async uncut(tx: Tx, id: string, all: boolean): Promise<readonly Uncut[]> {
    const listed = tx('story_search').where({ document_id: id }).whereNotNull('edition');
    if (!all) void listed.whereRaw('words_of IS DISTINCT FROM hash');
    const rows: { locale: ContentLocale; hash: string; edition: unknown }[] = await listed.select(
      'locale',
      'hash',
      'edition',
    );
    return rows.flatMap(({ edition, ...row }) => {
      const texts = wordsInEdition(fromJsonb(edition));
      return texts ? { id, ...row, texts } : [];
    });
  },

  /** Keeps the words of a story, unless it says something else by now. */
  async putWords(tx: Tx, { id, locale, hash, texts }: Uncut): Promise<void> {
    await tx('story_search')
      .where({ document_id: id, locale, hash })
      .update({ tsv: tx.raw('?::tsvector', [vectorOf(texts)]), words_of: hash });
  },

  async drop(tx: Tx, entry: { id: string; locale: ContentLocale }): Promise<void> {
    await tx('story_search').where({ document_id: entry.id, locale: entry.locale }).delete();
  },
};
