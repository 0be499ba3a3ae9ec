import type { Platform } from '../../platform';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import type { Which } from '../revisions/revision-store';
import type { RawDraft } from './writing-deps';

/** Drafts as the editor holds them, whole pictures included, and the way back into them. */
export function rawDraftStore({ strapi }: Pick<Platform, 'strapi'>) {
  return {
    async read({ documentId, locale }: Which): Promise<RawDraft | undefined> {
      // Strapi's rows are untyped for content types declared in code; of these only whole fields are handed on.
      const found = (await strapi.db.query(MANUSCRIPT).findOne({
        where: { documentId, locale, publishedAt: null },
        populate: { cover: true, film: true },
      })) as RawDraft | null;
      return found ? { body: found.body, cover: found.cover, film: found.film } : undefined;
    },

    /** Saves as a form does: by the document service, where every guard of a save stands. */
    async save({ documentId, locale }: Which, data: Record<string, unknown>): Promise<void> {
      // Typed by the content types that Strapi generates; ours are declared in code.
      const documents = strapi.documents(MANUSCRIPT) as unknown as {
        update(change: object): Promise<unknown>;
      };
      await documents.update({ documentId, locale, data });
    },
  };
}

/** Drafts as the editor holds them. */
export type RawDraftStore = ReturnType<typeof rawDraftStore>;
