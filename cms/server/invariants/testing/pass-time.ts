import type { TestDatabase } from '../../../../tests/host/database';

/** What waits for a moment has so much less to wait for. */
export async function pass(db: TestDatabase, minutes: number): Promise<void> {
  const by = `interval '${minutes} minutes'`;
  const earlier = `CASE WHEN embargo->>'kind' = 'until' THEN jsonb_set(embargo, '{at}', to_jsonb(to_char(
    ((embargo->>'at')::timestamptz - ${by}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) ELSE embargo END`;
  await db.knex.raw(`
    UPDATE delivery SET next_at = next_at - ${by}, due_at = due_at - ${by}, lease_until = lease_until - ${by}, embargo = ${earlier};
    UPDATE column_target SET embargo = ${earlier};
    UPDATE edition_desk SET plan = jsonb_set(plan, '{dueAt}', to_jsonb(to_char(
      ((plan->>'dueAt')::timestamptz - ${by}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) WHERE plan->>'dueAt' IS NOT NULL;
    UPDATE review_case SET claimed_until = claimed_until - ${by}, held_until = held_until - ${by};
  `);
}
