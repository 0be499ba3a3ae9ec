import type { Tx } from '../../platform';
import { caseOf, type Case } from './case-store';

/**
 * Takes the cases whose deadline has passed and whose day has come, each once for each deadline. What others hold is left to them;
 * the version stays, since nothing changes for whoever reads the manuscript now.
 */
export async function takeLate(tx: Tx, now: Date): Promise<readonly Case[]> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `UPDATE review_case SET told_due = CASE WHEN state = 'held' THEN held_until ELSE due_at END
     WHERE id IN (
       SELECT id FROM review_case
       WHERE (state IN ('l1', 'l2', 'l3') AND due_at <= :now AND told_due IS DISTINCT FROM due_at)
          OR (state = 'held' AND held_until <= :now AND told_due IS DISTINCT FROM held_until)
       LIMIT 50 FOR UPDATE SKIP LOCKED)
     RETURNING *`,
    { now },
  );
  return rows.map(caseOf);
}

/** Deadlines as use cases are handed them. */
export const lateStore = { take: takeLate } as const;

/** Deadlines as use cases are handed them. */
export type LateStore = typeof lateStore;
