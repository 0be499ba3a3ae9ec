import type { Knex } from 'knex';
import type { PostingState } from '../../contract';
import type { Which } from '../revisions/revision-store';

/** Of such a delivery nothing is on a platform, and nothing is on its way to one. */
const OVER: readonly PostingState[] = ['cancelled', 'dropped', 'down', 'replaced'];

/** Whether readers can see a manuscript anywhere, or are about to: in our own app, or on an account. */
async function stands(read: Knex, { documentId, locale }: Which): Promise<boolean> {
  const { rows } = await read.raw<{ rows: { stands: boolean }[] }>(
    `SELECT EXISTS (SELECT 1 FROM story_search WHERE document_id = :documentId AND locale = :locale)
         OR EXISTS (SELECT 1 FROM delivery WHERE document_id = :documentId AND locale = :locale
                      AND NOT state = ANY(:over)) AS stands`,
    { documentId, locale, over: [...OVER] },
  );
  return rows[0]?.stands ?? false;
}

/** A platform has such a delivery, may have it, or is getting it. */
const MET: readonly PostingState[] = ['sending', 'accepted', 'platform_review', 'live', 'unknown'];

/** Whether readers can meet a manuscript in one language now: published here, or on an account. */
async function isOut(read: Knex, { documentId, locale }: Which): Promise<boolean> {
  const at = { document_id: documentId, locale };
  const published: unknown = await read('manuscripts').where(at).whereNotNull('published_at').first('id');
  if (published !== undefined) return true;
  const sent: unknown = await read('delivery')
    .where(at)
    .whereIn('state', [...MET])
    .first('id');
  return sent !== undefined;
}

/** Where a manuscript is out, as use cases are handed it. */
export const outsideStore = { stands, isOut } as const;

/** Where a manuscript is out, as use cases are handed it. */
export type OutsideStore = typeof outsideStore;
