import { z } from 'zod';
import type { ContentLocale } from '../../contract';
import type { Platform } from '../../platform';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import type { FilesById } from './present-blocks';

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

const CARD = [
  'documentId',
  'locale',
  'title',
  'subtitle',
  'summary',
  'station',
  'byline',
  'aiDeclaration',
  'publishedAt',
  'releasedAt',
  'correctedAt',
] as const;

/** How much of a story to read: a list needs no bodies. */
export type Extent = 'card' | 'whole';

export type StoryStore = ReturnType<typeof storyStore>;

/** Published manuscripts by their ids: one query and one for each relation, however many are asked for. */
export function storyStore({ strapi }: Pick<Platform, 'strapi'>) {
  const populate = { cover: true, film: true, column: { select: ['documentId'] } };
  const read = async (where: object, extent: Extent): Promise<readonly StoryRow[]> => {
    const select = extent === 'card' ? { select: [...CARD] } : {};
    const published = { ...where, publishedAt: { $notNull: true } };
    // Strapi's rows are untyped for content types declared in code; `row` is their type here.
    const found: unknown[] = await strapi.db.query(MANUSCRIPT).findMany({ where: published, populate, ...select });
    return found.flatMap((one) => row.safeParse(one).data ?? []);
  };
  return {
    /** In the order of the ids; an id without a published version is left out. */
    async byIds(ids: readonly string[], locale: ContentLocale, extent: Extent): Promise<readonly StoryRow[]> {
      if (ids.length === 0) return [];
      const rows = await read({ documentId: { $in: ids }, locale }, extent);
      const byId = new Map(rows.map((one) => [one.documentId, one]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    /** A story in all languages in which it is published. */
    inAllLanguages(id: string): Promise<readonly StoryRow[]> {
      return read({ documentId: id }, 'whole');
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
    async files(ids: readonly number[]): Promise<FilesById> {
      if (ids.length === 0) return new Map();
      // Strapi's own content type; what of a file gets out is decided by the presenter.
      const found = (await strapi.db
        .query('plugin::upload.file')
        .findMany({ where: { id: { $in: [...new Set(ids)] } } })) as { id: number }[];
      const byId = new Map(found.map((file) => [file.id, file]));
      return new Map(ids.map((id) => [id, byId.get(id) ?? null]));
    },
  };
}
