import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** A story in one language on one account: what keeps its order. */
export type Lineage = { readonly documentId: string; readonly locale: ContentLocale; readonly channel?: string };

/** Wakes what waits for a story to be out: on this account, or because of another one. */
export async function wake(tx: Tx, { documentId, locale }: Lineage): Promise<void> {
  await tx('delivery')
    .where({ document_id: documentId, locale })
    .whereIn('state', ['accepted', 'gated'])
    .whereNotNull('next_at')
    .update({ next_at: tx.fn.now() });
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
export function free(tx: Tx, { documentId, locale }: Lineage, at: Date): Promise<number> {
  return tx('delivery')
    .where({ document_id: documentId, locale, state: 'gated', gate: 'aired' })
    .update({ next_at: at });
}
