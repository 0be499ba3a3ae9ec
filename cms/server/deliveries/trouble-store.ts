import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';
import type { TroubleState } from './trouble.rules';

/** A delivery in trouble of which nobody was told. */
export type Untold = {
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly state: TroubleState;
  readonly title: string;
  readonly account: string;
  /** Who looks after the account. */
  readonly owner: string | null;
};

/**
 * What rests in trouble and nobody was told of, held for a change; rows another node holds are left to it. An outcome that is unknown
 * is looked up first, and a post that an order wants down is told of to whoever answers for the order.
 */
const UNTOLD = `
  SELECT d.id, d.station, d.document_id AS "documentId", d.locale, d.state, e.content->>'title' AS title,
         c.name AS account, c.owner
    FROM delivery d JOIN edition e ON e.id = d.edition JOIN channel c ON c.id = d.channel
   WHERE d.told_of IS NULL AND d.state IN ('failed_final', 'rejected', 'manual', 'unknown', 'manual_takedown')
     AND (d.state <> 'unknown' OR coalesce(d.sent_at, d.changed_at) <= clock_timestamp() - make_interval(mins => :minutes))
     AND (d.state <> 'manual_takedown' OR NOT EXISTS (
       SELECT 1 FROM takedown_target t JOIN takedown_order o ON o.id = t.order_id
        WHERE t.document_id = d.document_id AND t.locale = d.locale AND o.state = 'ordered'))
   ORDER BY d.seq LIMIT :most FOR UPDATE OF d SKIP LOCKED`;

async function untold(tx: Tx, asked: { readonly minutes: number; readonly most: number }): Promise<readonly Untold[]> {
  const { rows } = await tx.raw<{ rows: Untold[] }>(UNTOLD, asked);
  return rows;
}

/** Remembers of which state people were told. The version stays, since nothing changes for whoever has the delivery open. */
async function told(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx('delivery')
    .whereIn('id', [...ids])
    .update({ told_of: tx.ref('state') });
}

/** Trouble as its use case is handed it. */
export const troubleStore = { untold, told } as const;

/** Trouble as its use case is handed it. */
export type TroubleStore = typeof troubleStore;
