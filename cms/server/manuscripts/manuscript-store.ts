import { z } from 'zod';
import type { ContentLocale } from '../../contract';
import type { Platform } from '../../platform';
import type { ManuscriptRow } from './draft-rows-store';
import { MANUSCRIPT } from './manuscript.content-type';
import type { ManuscriptFacts } from './manuscript.rules';

const text = z.string().nullable().catch(null);

const draftRow = z.object({
  id: z.number(),
  locale: z.enum(['zh-Hans', 'en']),
  title: text,
  station: text,
  column: z.object({ name: z.string(), station: z.string() }).nullable().catch(null),
  body: z.array(z.unknown()).nullable().catch(null),
  origin: z.enum(['original', 'repost']).catch('original'),
  sourceName: text,
  sourceUrl: text,
  sourceLicence: text,
  releasedAt: z.coerce.date().nullable().catch(null),
  correctedAt: z.coerce.date().nullable().catch(null),
  signedBy: z.array(z.string()).nullable().catch(null),
});

/** A draft in one language, with what the house recorded about its publishing. */
export type Draft = Recorded & {
  /** The row's id, good for this transaction only: publishing makes new rows. */
  readonly rowId: number;
  readonly locale: ContentLocale;
  readonly facts: ManuscriptFacts;
};

/** What the house records when something is published. */
export type Recorded = {
  readonly releasedAt: Date | null;
  readonly correctedAt: Date | null;
  readonly signedBy: readonly string[] | null;
};

type Which = { readonly documentId: string; readonly locale: string };

export type ManuscriptStore = ReturnType<typeof manuscriptStore>;

/** Manuscripts as they are kept in Strapi. Inside a transaction its queries take part in it. */
export function manuscriptStore({ strapi }: Pick<Platform, 'strapi'>) {
  return {
    async drafts(id: string): Promise<readonly Draft[]> {
      // Strapi's rows are untyped for content types declared in code; `draftRow` is their type here.
      const found: unknown[] = await strapi.db
        .query(MANUSCRIPT)
        .findMany({ where: { documentId: id, publishedAt: null }, populate: { column: true } });
      return found.map((row) => draftOf(draftRow.parse(row)));
    },

    /** What rows that were read already say, as drafts. */
    draftsIn: (rows: readonly ManuscriptRow[]): readonly Draft[] => rows.map((row) => draftOf(draftRow.parse(row))),

    async publishedLocales(id: string): Promise<ReadonlySet<string>> {
      // Only the selected column is there.
      const found = (await strapi.db
        .query(MANUSCRIPT)
        .findMany({ where: { documentId: id, publishedAt: { $notNull: true } }, select: ['locale'] })) as {
        locale: string;
      }[];
      return new Set(found.map(({ locale }) => locale));
    },

    /** A draft as its row stands, with the media that are named. */
    async draftRow(which: Which, media: readonly string[]): Promise<Readonly<Record<string, unknown>> | null> {
      const where = { ...which, publishedAt: null };
      const found: unknown = await strapi.db.query(MANUSCRIPT).findOne({ where, populate: [...media] });
      // A row of a content type that is declared in code, which Strapi does not type.
      return found as Readonly<Record<string, unknown>> | null;
    },

    /** Publishes a draft through Strapi, and the gate with it; gives the published row. */
    async publish(which: Which): Promise<unknown> {
      return (await strapi.documents(MANUSCRIPT).publish(which)).entries[0];
    },

    /** Names who answers for a language that went out with a save; the draft says the same as what readers see. */
    async recordSigners(id: string, locale: string, signedBy: readonly string[]): Promise<void> {
      await strapi.db.query(MANUSCRIPT).updateMany({ where: { documentId: id, locale }, data: { signedBy } });
    },

    async record(rowId: number, recorded: Recorded): Promise<void> {
      await strapi.db.query(MANUSCRIPT).updateMany({ where: { id: rowId }, data: recorded });
    },
  };
}

function draftOf(row: z.infer<typeof draftRow>): Draft {
  const { id: rowId, locale, releasedAt, correctedAt, signedBy, body, origin, ...facts } = row;
  return {
    rowId,
    locale,
    releasedAt,
    correctedAt,
    signedBy,
    facts: { ...facts, isRepost: origin === 'repost', hasBody: hasWords(body) },
  };
}

/** An untouched editor holds one empty paragraph. */
function hasWords(body: readonly unknown[] | null): boolean {
  return (body ?? []).some((block) => /"text":"[^"]*\S|"type":"image"/.test(JSON.stringify(block)));
}
