import type { DraftLink } from '../../contract';
import type { Platform } from '../../platform';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import { bodyOf, type Asset } from './manuscript-of-filing.rules';

/** What a draft is made of. */
export type DraftOfFiling = {
  readonly station: string;
  readonly column: string | null;
  readonly title: string;
  readonly byline: string;
  /** Whoever filed; among their own work they find it. */
  readonly writer: string;
  readonly text: string;
  readonly link?: DraftLink;
  /** The document ids of what was kept, in the order it was filed. */
  readonly assets: readonly string[];
};

/** Writes a draft manuscript; in the transaction that runs. */
export type WriteDraft = (draft: DraftOfFiling) => Promise<string>;

type Documents = { create(params: object): Promise<{ readonly documentId: string }> };
type LogIn = { readonly admin_user_id: number };
type FileRow = Asset & { readonly documentId: string };

/** Writes drafts through Strapi's documents, so that everything that watches manuscripts sees them. */
export function manuscriptOf({ strapi, database }: Pick<Platform, 'strapi' | 'database'>): WriteDraft {
  return async ({ station, column, title, byline, writer, text, link, assets }) => {
    const log = await database.read('person').where({ id: writer }).first<LogIn | undefined>('admin_user_id');
    const found = (await strapi.db
      .query('plugin::upload.file')
      .findMany({ where: { documentId: { $in: [...assets] }, station } })) as FileRow[];
    const inOrder = assets.flatMap((id) => found.filter(({ documentId }) => documentId === id));
    const cover = inOrder.find(({ mime }) => mime.startsWith('image/'));
    const film = inOrder.find(({ mime }) => mime.startsWith('video/'));
    const documents = strapi.documents(MANUSCRIPT) as unknown as Documents;
    const { documentId } = await documents.create({
      locale: 'zh-Hans',
      data: {
        ...{ title, byline, station, body: bodyOf({ text }, inOrder, link) },
        ...(column === null ? {} : { column: { connect: [{ documentId: column }] } }),
        ...(log ? { createdBy: log.admin_user_id } : {}),
        ...{ cover: cover?.id ?? null, film: film?.id ?? null },
      },
    });
    return documentId;
  };
}
