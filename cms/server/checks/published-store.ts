import { z } from 'zod';
import type { Platform } from '../../platform';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';

const text = z.string().nullable().catch(null);

const row = z.object({
  documentId: z.string(),
  locale: z.string().catch('zh-Hans'),
  title: z.string().catch(''),
  subtitle: text,
  summary: text,
  byline: text,
  tags: text,
  cover: z.unknown(),
  film: z.unknown(),
  body: z.unknown(),
  origin: text,
  sourceName: text,
  sourceUrl: text,
  sourceAuthor: text,
  sourceLicence: text,
  aiDeclaration: text,
  aiNote: text,
  releasedAt: z.coerce.date().nullable().catch(null),
});

/** A published manuscript as far as rules look at it. */
export type PublishedManuscript = z.infer<typeof row>;

export type PublishedStore = ReturnType<typeof publishedStore>;

/** The manuscripts on which a rule is tried before it is let loose. */
export function publishedStore({ strapi }: Pick<Platform, 'strapi'>) {
  return {
    async last(stations: readonly string[], limit: number): Promise<readonly PublishedManuscript[]> {
      const where = { station: { $in: [...stations] }, publishedAt: { $notNull: true } };
      // Strapi's rows are untyped for content types declared in code; `row` is their type here.
      const found: unknown[] = await strapi.db.query(MANUSCRIPT).findMany({
        where,
        orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
        limit,
        populate: { cover: true, film: true },
      });
      return found.flatMap((one) => row.safeParse(one).data ?? []);
    },
  };
}
