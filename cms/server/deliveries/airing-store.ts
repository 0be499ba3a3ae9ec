import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** A story in one language. */
export type AiredStory = { readonly documentId: string; readonly locale: ContentLocale };

/** What was on the air, and who says so. */
export type Airing = AiredStory & {
  readonly station: string;
  readonly airedAt: Date;
  readonly person: string | null;
  readonly name: string;
};

/** Keeps that a story was aired; the first broadcast is the one that counts. */
async function note(tx: Tx, { station, documentId, locale, airedAt, person, name }: Airing): Promise<void> {
  await tx.raw(
    `INSERT INTO airing (station, document_id, locale, aired_at, by_person, by_name) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (document_id, locale) DO UPDATE SET aired_at = least(airing.aired_at, excluded.aired_at)`,
    [station, documentId, locale, airedAt, person, name],
  );
}

/** Whether a story was on the air by then. */
async function isAired(read: Knex, { documentId, locale }: AiredStory, now: Date): Promise<boolean> {
  const row: unknown = await read('airing')
    .where({ document_id: documentId, locale })
    .where('aired_at', '<=', now)
    .first('aired_at');
  return row !== undefined;
}

/** Broadcasts as use cases are handed them. */
export const airingStore = { note, isAired } as const;

/** Broadcasts as use cases are handed them. */
export type AiringStore = typeof airingStore;
