import type { ContentLocale, DeliveryGate, PostingState } from '../../contract';
import type { Tx } from '../../platform';

/** A signed story that was due and of which no post stands. */
export type Nowhere = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly title: string;
  readonly accounts: number;
  readonly dueAt: Date;
};

const BEFORE: readonly PostingState[] = ['planned', 'gated', 'due'];
/** What should have become a post by now; the index of the migration names the same. */
const STUCK: readonly PostingState[] = [
  ...BEFORE,
  ...(['claimed', 'sending', 'failed_retryable', 'failed_final', 'unknown', 'rejected', 'manual'] as const),
];
const STANDING: readonly PostingState[] = [
  'live',
  ...(['takedown_due', 'taking_down', 'verifying', 'still_visible', 'manual_takedown'] as const),
];
const STOOD: readonly PostingState[] = ['down', 'replaced'];
/** Somebody wants it to wait: that is no trouble. */
const WANTED: readonly DeliveryGate[] = ['embargo', 'release', 'aired', 'window'];

const LATE = `clock_timestamp() - make_interval(mins => :minutes)`;

/**
 * Stories that were due so long ago and stand nowhere, of which nobody was told. One that waits where somebody wants it to, or that a
 * platform is looking at, is on its way; our own app waits for the press of the publisher and keeps nothing else from being missed.
 */
const UNTOLD = `
  SELECT d.document_id AS "documentId", d.locale, min(d.station) AS station, count(DISTINCT d.channel)::int AS accounts,
         min(d.due_at) AS "dueAt", (array_agg(e.content->>'title' ORDER BY d.seq DESC))[1] AS title
    FROM delivery d JOIN edition e ON e.id = d.edition
   WHERE d.nowhere_told_at IS NULL AND d.state = ANY (:stuck) AND d.due_at <= ${LATE}
     AND NOT EXISTS (
       SELECT 1 FROM delivery o JOIN channel c ON c.id = o.channel
        WHERE o.document_id = d.document_id AND o.locale = d.locale AND (
              o.state = ANY (:standing)
           OR (o.state = ANY (:stood) AND o.revision >= d.revision)
           OR (o.state IN ('accepted', 'platform_review') AND c.lane NOT IN ('app', 'feed'))
           OR (o.state = ANY (:before) AND (o.due_at > ${LATE} OR o.gate = ANY (:wanted)))))
     AND NOT EXISTS (SELECT 1 FROM switch_stopping(d.station, d.document_id, d.locale))
   GROUP BY 1, 2 ORDER BY 5 LIMIT :most`;

type Asked = { readonly minutes: number; readonly most: number };

async function untold(tx: Tx, { minutes, most }: Asked): Promise<readonly Nowhere[]> {
  const states = { stuck: [...STUCK], before: [...BEFORE], standing: [...STANDING], stood: [...STOOD] };
  const { rows } = await tx.raw<{ rows: Nowhere[] }>(UNTOLD, { ...states, wanted: [...WANTED], minutes, most });
  return rows;
}

/** Everything of it that is there now was told of; what is planned later is another cause. */
async function told(tx: Tx, { documentId, locale }: Pick<Nowhere, 'documentId' | 'locale'>): Promise<void> {
  await tx('delivery')
    .where({ document_id: documentId, locale, nowhere_told_at: null })
    .update({ nowhere_told_at: tx.fn.now() });
}

/** The watch over stories that stand nowhere, as its use case is handed it. */
export const nowhereStore = { untold, told } as const;

/** The watch over stories that stand nowhere, as its use case is handed it. */
export type NowhereStore = typeof nowhereStore;
