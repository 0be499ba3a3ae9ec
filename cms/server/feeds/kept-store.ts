import type { Knex } from 'knex';
import type { ContentLocale, PostingState } from '../../contract';

const COMING_DOWN: readonly PostingState[] = [
  'takedown_due',
  'taking_down',
  'verifying',
  'still_visible',
  'manual_takedown',
  'down',
];

/**
 * Which of these stories feeds do not tell although our own app shows them: their delivery to the feeds has an hour or an embargo of its
 * own before it, and none stands there already; or the last of them was taken down.
 */
export async function keptFromFeeds(
  read: Knex,
  { ids, locale }: { readonly ids: readonly string[]; readonly locale: ContentLocale },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await read.raw<{ rows: { id: string }[] }>(
    `SELECT d.document_id AS id FROM delivery d JOIN channel c ON c.id = d.channel AND c.lane = 'feed' AND c.closed_at IS NULL
      WHERE d.document_id = ANY (:ids::text[]) AND d.locale = :locale
      GROUP BY d.document_id
     HAVING (bool_or(d.state IN ('planned', 'gated', 'due', 'claimed', 'failed_retryable')
               AND (d.due_at > clock_timestamp() OR d.embargo->>'kind' <> 'none'))
             OR (array_agg(d.state ORDER BY d.seq DESC))[1] = ANY (:down::text[]))
        AND NOT bool_or(d.state = 'live')`,
    { ids: [...ids], locale, down: [...COMING_DOWN] },
  );
  return new Set(rows.map(({ id }) => id));
}
