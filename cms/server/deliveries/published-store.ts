import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';

/** Tells which words of a story readers see now: their hash, or nothing. */
export type PublishedHash = typeof publishedHash;

/** The hash of the words that readers see of a story now: what was released last, as long as the story is out. */
export async function publishedHash(
  read: Knex,
  { documentId, locale }: { readonly documentId: string; readonly locale: ContentLocale },
): Promise<string | undefined> {
  const { rows } = await read.raw<{ rows: { hash: string }[] }>(
    `SELECT r.hash FROM release r
      WHERE r.document_id = ? AND r.locale = ?
        AND EXISTS (SELECT 1 FROM story_search s WHERE s.document_id = r.document_id AND s.locale = r.locale)
      ORDER BY r.at DESC, r.id DESC LIMIT 1`,
    [documentId, locale],
  );
  return rows[0]?.hash;
}
