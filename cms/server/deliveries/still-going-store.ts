import type { Knex } from 'knex';

/** A delivery that is about to reach its platform: who holds it, and the names of its files where there is a library to ask. */
export type Going = { readonly id: string; readonly worker: string; readonly files: readonly string[] };

/** What somebody said of it since it was begun, and it does not go by that. */
const SAID_OTHERWISE = `EXISTS (SELECT 1 FROM edition_desk e
  WHERE e.document_id = d.document_id AND e.locale = d.locale AND e.channel = d.channel AND e.planned_at > d.sent_at
    AND (e.plan->>'wanted' = 'false' OR (e.plan->>'dueAt')::timestamptz > clock_timestamp()
      OR (e.plan->'embargo'->>'at')::timestamptz > clock_timestamp()
      OR (e.plan->'embargo'->>'kind' IN ('manual', 'until-aired', 'until-live') AND e.plan->'embargo' <> d.embargo)))`;

/** A lease that it draws on ended since it was begun; one that ended before was no reason to let it go. */
const LEASE_OVER = `EXISTS (SELECT 1 FROM rights_use u JOIN rights_lease l ON l.id = u.lease
  WHERE u.delivery = d.id AND least(l.to_at, l.ended_at) > d.sent_at AND least(l.to_at, l.ended_at) <= clock_timestamp())`;

const FILE_OVER = `EXISTS (SELECT 1 FROM files f
  WHERE f.hash = ANY (:files::text[]) AND f.licensed_to <= clock_timestamp() AT TIME ZONE 'UTC')`;

/**
 * Whether a delivery that was begun may still go: its film may have taken minutes since the gates were asked, and an embargo, a hold, an
 * order to take it down, a switch or the end of a right may have come meanwhile. One question and no lock: what comes after it comes
 * after the call.
 */
export async function stillGoes(read: Knex, { id, worker, files }: Going): Promise<boolean> {
  const { rows } = await read.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM delivery d JOIN channel c ON c.id = d.channel
      WHERE d.id = :id AND d.state = 'sending' AND d.lease_owner = :worker AND NOT d.takedown AND c.active
        AND d.due_at <= clock_timestamp() AND (d.ends_at IS NULL OR d.ends_at > clock_timestamp())
        AND (d.embargo->>'kind' <> 'until' OR (d.embargo->>'at')::timestamptz <= clock_timestamp())
        AND NOT EXISTS (SELECT 1 FROM review_case r WHERE r.document_id = d.document_id AND r.locale = d.locale
          AND r.state IN ('held', 'spiked', 'sealed'))
        AND NOT EXISTS (SELECT 1 FROM switch_stopping(d.station, d.document_id, d.locale))
        AND NOT ${SAID_OTHERWISE} AND NOT ${LEASE_OVER} ${files.length > 0 ? `AND NOT ${FILE_OVER}` : ''}`,
    { id, worker, ...(files.length > 0 ? { files: [...files] } : {}) },
  );
  return rows.length === 1;
}
