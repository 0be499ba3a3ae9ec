import type { Knex } from 'knex';
import type { HideRuleId, RoomAudit } from '../../contract';

type Counts = Pick<RoomAudit, 'messages' | 'hidden' | 'reviews' | 'hiddenReviews'> & { readonly asOf: Date };

/** What was done to the messages of a room; robots stand in no figure. */
async function ofRoom(on: Knex, room: string): Promise<RoomAudit> {
  const counts = on.raw<{ rows: Counts[] }>(
    `SELECT count(*)::int AS messages, count(*) FILTER (WHERE state = 'hidden')::int AS hidden,
       count(*) FILTER (WHERE is_review)::int AS reviews,
       count(*) FILTER (WHERE is_review AND state = 'hidden')::int AS "hiddenReviews", clock_timestamp() AS "asOf"
     FROM live_message WHERE room = ? AND NOT is_robot`,
    [room],
  );
  const rules = on.raw<{ rows: { rule: HideRuleId; hidden: number; hiddenReviews: number }[] }>(
    `SELECT hidden_rule AS rule, count(*)::int AS hidden, count(*) FILTER (WHERE is_review)::int AS "hiddenReviews"
     FROM live_message WHERE room = ? AND state = 'hidden' AND NOT is_robot GROUP BY hidden_rule ORDER BY hidden_rule`,
    [room],
  );
  const [{ rows: sums }, { rows: byRule }] = await Promise.all([counts, rules]);
  const [row] = sums;
  if (!row) throw new Error('a count without a row');
  return { ...row, rules: byRule, asOf: row.asOf.toISOString() };
}

/** How is counted what was done to messages. */
export const auditStore = { ofRoom } as const;

/** How is counted what was done to messages. */
export type AuditStore = typeof auditStore;
