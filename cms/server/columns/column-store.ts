import { z } from 'zod';
import type { ContentLocale } from '../../contract';
import type { Platform } from '../../platform';
import { COLUMN } from './column.content-type';

const row = z.object({
  documentId: z.string(),
  locale: z.enum(['zh-Hans', 'en']),
  slug: z.string(),
  station: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  order: z.number().nullable(),
});

type Words = { readonly name: string; readonly description: string | null };

/** A column in all its languages. */
export type ColumnRecord = {
  readonly id: string;
  readonly slug: string;
  readonly station: string;
  readonly order: number;
  readonly words: ReadonlyMap<ContentLocale, Words>;
};

/** How columns are kept. A station has a dozen, so they are read all at once and never page by page. */
export type ColumnStore = { all(): Promise<readonly ColumnRecord[]> };

export function columnStore({ strapi }: Pick<Platform, 'strapi'>): ColumnStore {
  return {
    async all() {
      // Strapi types the query by content types it generates; this one is declared in code, so its rows are checked here.
      const found: unknown[] = await strapi.db.query(COLUMN).findMany({ orderBy: [{ order: 'asc' }, { slug: 'asc' }] });
      return grouped(found.flatMap((one) => row.safeParse(one).data ?? []));
    },
  };
}

function grouped(rows: readonly z.infer<typeof row>[]): readonly ColumnRecord[] {
  const columns = new Map<string, ColumnRecord & { words: Map<ContentLocale, Words> }>();
  for (const { documentId: id, locale, slug, station, order, name, description } of rows) {
    const column = columns.get(id) ?? { id, slug, station, order: order ?? 100, words: new Map() };
    column.words.set(locale, { name, description });
    columns.set(id, column);
  }
  return [...columns.values()];
}
