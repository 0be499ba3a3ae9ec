import type { Knex } from 'knex';
import type { Which } from '../revisions/revision-store';

/** Where a delivery is when a platform has it, may have it, or is about to. */
const OUT: readonly string[] = ['sending', 'accepted', 'platform_review', 'live', 'updating', 'unknown'];

/** Whether readers can meet a manuscript in one language: published here, or on an account. */
export async function isOut(read: Knex, { documentId, locale }: Which): Promise<boolean> {
  const at = { document_id: documentId, locale };
  const published: unknown = await read('manuscripts').where(at).whereNotNull('published_at').first('id');
  if (published !== undefined) return true;
  const sent: unknown = await read('delivery')
    .where(at)
    .whereIn('state', [...OUT])
    .first('id');
  return sent !== undefined;
}
