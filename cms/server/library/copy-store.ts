import type { ContentLocale } from '../../contract';
import type { Platform } from '../../platform';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';

/** Makes a new draft with the words of another manuscript; undefined when that is gone. */
export type CopyManuscript = (which: {
  readonly documentId: string;
  readonly locale: ContentLocale;
}) => Promise<string | undefined>;

/** Copies through Strapi's document service, so that every rule about writes holds for the copy. */
export function copyManuscript({ strapi }: Pick<Platform, 'strapi'>): CopyManuscript {
  return async ({ documentId, locale }) => {
    // Strapi types documents by the content types it generates; ours are declared in code.
    const documents = strapi.documents(MANUSCRIPT as never) as unknown as {
      clone(params: object): Promise<{ readonly documentId?: string; readonly entries: readonly unknown[] } | null>;
    };
    const made = await documents.clone({ documentId, locale });
    return made?.documentId;
  };
}
