import type { Knex } from 'knex';

/**
 * What may be proofread, in the order in which it waits: a tenth of an archive is still being written, and to sort it all for each
 * look took more than half a second. The moments are told in UTC, because an index takes only what no setting can change.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX review_case_waits ON review_case
      ((coalesce(due_at AT TIME ZONE 'UTC', changed_at AT TIME ZONE 'UTC' + interval '30 days')), id)
      WHERE state IN ('l1', 'l2', 'l3', 'emergency', 'writing', 'returned');
  `);
}
