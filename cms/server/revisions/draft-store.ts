import { z } from 'zod';
import type { ContentLocale } from '../../contract';
import type { Database, Platform } from '../../platform';
import { publishedRows, type ManuscriptRow } from '../manuscripts/draft-rows-store';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import { settledBody, type AssetMark, type RevisionContent } from './revision.rules';

const text = z.string().nullable().catch(null);
const asset = z
  .object({ hash: z.string(), name: z.string(), url: z.string(), alternativeText: text, caption: text })
  .nullable()
  .catch(null);

const row = z.object({
  locale: z.enum(['zh-Hans', 'en']),
  revision: z.number().nullable().catch(null),
  station: text,
  title: text,
  subtitle: text,
  summary: text,
  column: z.object({ documentId: z.string() }).nullable().catch(null),
  byline: text,
  body: z.unknown(),
  cover: asset,
  film: asset,
  tags: text,
  origin: text,
  sourceName: text,
  sourceUrl: text,
  sourceAuthor: text,
  sourceLicence: text,
  aiDeclaration: text,
  aiNote: text,
});

/** What stands in Strapi of a manuscript in one language, cut down to what makes its revision. */
export type Standing = {
  readonly locale: ContentLocale;
  readonly station: string;
  readonly columnId: string;
  readonly title: string;
  /** The number that the row carries; null where none was written yet. */
  readonly numbered: number | null;
  readonly content: RevisionContent;
};

/** What is published, and the hash of what was released; null where nothing was. */
export type Published = Standing & {
  readonly id: number;
  readonly documentId: string;
  readonly released: string | null;
};

export type DraftStore = ReturnType<typeof draftStore>;

/** What rows of Strapi's make of revisions. */
export const standingsIn = (rows: readonly ManuscriptRow[]): readonly Standing[] =>
  rows.map((one) => standing(row.parse(one)));

/** Manuscripts as Strapi holds them, read for revisions. */
export function draftStore({ strapi }: Pick<Platform, 'strapi'>) {
  return {
    /** A batch of what is published anywhere, each beside the hash of its newest release. */
    async publishedAfter(
      read: Database['read'],
      batch: { readonly after: number; readonly limit: number },
    ): Promise<readonly Published[]> {
      return (await publishedRows(read, batch)).map(({ row: found, ...one }) => ({
        ...one,
        ...standing(row.parse(found)),
      }));
    },
    /** Writes the number of its revision onto a draft, so that whoever opens it sends along what they saw. */
    async number(id: string, locale: ContentLocale, revision: number): Promise<void> {
      await strapi.db
        .query(MANUSCRIPT)
        .updateMany({ where: { documentId: id, locale, publishedAt: null }, data: { revision } });
    },
  };
}

function standing(found: z.output<typeof row>): Standing {
  const { locale, revision, station, column, body, cover, film, ...words } = found;
  const columnId = column?.documentId ?? '';
  const assets: { cover: AssetMark | null; film: AssetMark | null } = { cover, film };
  return {
    locale,
    station: station ?? '',
    columnId,
    title: words.title ?? '',
    numbered: revision,
    content: { ...words, column: columnId, body: settledBody(body ?? []), ...assets },
  };
}
