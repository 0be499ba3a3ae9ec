import type { Knex } from 'knex';
import { z } from 'zod';
import type { ContentLocale } from '../../contract';
import { fromJsonb, type Platform } from '../../platform';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import type { ManuscriptRow } from '../manuscripts/draft-rows-store';
import type { FilesById } from './present-blocks';
import { wordsForSearch } from './present-story';
import type { WeightedText } from './words.rules';

const text = z.string().nullable().catch(null);
const moment = z.coerce.date();
const optionalMoment = moment.nullable().catch(null);

/** A published manuscript as far as readers may see it; other fields of the row are dropped here. */
const row = z.object({
  documentId: z.string(),
  locale: z.enum(['zh-Hans', 'en']),
  title: z.string(),
  subtitle: text,
  summary: text,
  station: z.string(),
  byline: text,
  tags: text,
  // A card is read without it.
  body: z.unknown().optional(),
  origin: z.enum(['original', 'repost']).catch('original'),
  sourceName: text,
  sourceUrl: text,
  sourceAuthor: text,
  aiDeclaration: z.enum(['none', 'assisted', 'generated']).catch('none'),
  publishedAt: moment,
  releasedAt: optionalMoment,
  correctedAt: optionalMoment,
  signedBy: z.array(z.string()).catch([]),
  cover: z.unknown(),
  film: z.unknown(),
  column: z.object({ documentId: z.string() }).nullable().catch(null),
});

/** A published manuscript in one language. */
export type StoryRow = z.infer<typeof row>;

/** The row as a copy keeps it: of its files only which they are, for what may be shown of a file changes. */
const kept = row.omit({ cover: true, film: true }).extend({
  cover: z.object({ id: z.int(), hash: z.string() }).nullable().catch(null),
  film: z.object({ id: z.int(), hash: z.string() }).nullable().catch(null),
});

type Kept = z.infer<typeof kept>;

/** Published rows as stories; one that is no story yet, without a title, is left out. */
export const storiesIn = (rows: readonly ManuscriptRow[]): readonly StoryRow[] =>
  rows.flatMap((one) => row.safeParse(one).data ?? []);

/** What a copy that is shown says, as words that it is found by; undefined where the copy cannot be read. */
export function wordsInEdition(edition: unknown): readonly WeightedText[] | undefined {
  const { data } = kept.safeParse(edition);
  return data && wordsForSearch(data);
}

/** How much of a story to read: a list needs no bodies. */
export type Extent = 'card' | 'whole';

export type StoryStore = ReturnType<typeof storyStore>;

/** Published manuscripts by their ids: one query and one for each relation, however many are asked for. */
export function storyStore({ strapi, database }: Pick<Platform, 'strapi' | 'database'>) {
  const files = (ids: readonly number[]): Promise<FilesById> => filesById({ strapi }, ids);
  return {
    /**
     * What was signed and let out, in the order of the ids; an id of which nothing is out is left out. Strapi's own rows are not looked
     * at: whoever changes one behind the gate shows it to nobody.
     */
    async byIds(ids: readonly string[], locale: ContentLocale, extent: Extent): Promise<readonly StoryRow[]> {
      if (ids.length === 0) return [];
      const editions = await editionsOf(database.read, { ids, locale, extent });
      const shown = await files(editions.flatMap(({ cover, film }) => [cover, film].flatMap((one) => one?.id ?? [])));
      const rows = editions.map((one) => withFiles(one, shown));
      const byId = new Map(rows.map((one) => [one.documentId, one]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    /** Ids of everything published, for a rebuild of the index. */
    async publishedIds(): Promise<readonly string[]> {
      // Only the selected column is there.
      const found = (await strapi.db
        .query(MANUSCRIPT)
        .findMany({ where: { publishedAt: { $notNull: true } }, select: ['documentId'] })) as { documentId: string }[];
      return [...new Set(found.map(({ documentId }) => documentId))];
    },

    /** Media files as they are now, by id; `null` for one that is gone. */
    files,
  };
}

/** A file that is another one by now was signed by nobody. */
function withFiles({ cover, film, ...edition }: Kept, files: FilesById): StoryRow {
  const fileOf = (one: Kept['cover']): unknown => {
    const file: unknown = one && files.get(one.id);
    return typeof file === 'object' && file !== null && 'hash' in file && file.hash === one?.hash ? file : null;
  };
  return { ...edition, cover: fileOf(cover), film: fileOf(film) };
}

async function filesById({ strapi }: Pick<Platform, 'strapi'>, ids: readonly number[]): Promise<FilesById> {
  if (ids.length === 0) return new Map();
  // Strapi's own content type; what of a file gets out is decided by the presenter.
  const found = (await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { id: { $in: [...new Set(ids)] } } })) as { id: number }[];
  const byId = new Map(found.map((file) => [file.id, file]));
  return new Map(ids.map((id) => [id, byId.get(id) ?? null]));
}

type Asked = { readonly ids: readonly string[]; readonly locale: ContentLocale; readonly extent: Extent };

async function editionsOf(knex: Knex, { ids, locale, extent }: Asked): Promise<readonly Kept[]> {
  const found: { edition: unknown }[] = await knex('story_search')
    .whereIn('document_id', [...ids])
    .where({ locale })
    .whereNotNull('edition')
    .select(extent === 'card' ? knex.raw(`edition - 'body' AS edition`) : 'edition');
  return found.flatMap(({ edition }) => kept.safeParse(fromJsonb(edition)).data ?? []);
}
