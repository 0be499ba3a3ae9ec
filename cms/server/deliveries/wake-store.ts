import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** A story in one language on one account: what keeps its order. */
export type Lineage = { readonly documentId: string; readonly locale: ContentLocale; readonly channel?: string };

/**
 * Wakes what waits for a story to be out: on this account, or because of another one. Rows are held in the order in which planning and
 * takedowns hold them, or the two would wait for each other.
 */
export async function wake(read: Knex, { documentId, locale }: Lineage): Promise<void> {
  await read.raw(
    `UPDATE delivery SET next_at = now() WHERE id IN (
       SELECT id FROM delivery WHERE document_id = ? AND locale = ? AND state IN ('accepted', 'gated') AND next_at IS NOT NULL
        ORDER BY seq FOR UPDATE)`,
    [documentId, locale],
  );
}

/** Signed stories of which something waits for a fresh signature. */
export async function waitingStale(read: Knex): Promise<readonly Omit<Lineage, 'channel'>[]> {
  return read('delivery as d')
    .join('review_case as c', (on) => void on.on('c.document_id', 'd.document_id').andOn('c.locale', 'd.locale'))
    .where({ 'd.state': 'gated', 'd.gate': 'stale', 'c.state': 'signed' })
    .distinct<Omit<Lineage, 'channel'>[]>({ documentId: 'd.document_id', locale: 'd.locale' })
    .limit(50);
}

/** Wakes what waits for a broadcast, at its moment; gives how many there are. */
export async function free(tx: Tx, { documentId, locale }: Lineage, at: Date): Promise<number> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `UPDATE delivery SET next_at = ? WHERE id IN (
       SELECT id FROM delivery WHERE document_id = ? AND locale = ? AND state = 'gated' AND gate = 'aired' ORDER BY seq FOR UPDATE)`,
    [at, documentId, locale],
  );
  return rowCount;
}
