import type { Knex } from 'knex';

/** The state of a delivery of which whoever has to act was told already; another state is another cause. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE delivery ADD COLUMN told_of text;
    CREATE INDEX delivery_untold ON delivery (station) WHERE told_of IS NULL AND state IN
      ('failed_final', 'rejected', 'manual', 'unknown', 'manual_takedown');
    -- What is in trouble when this comes was seen on the desk before.
    UPDATE delivery SET told_of = state WHERE state IN ('failed_final', 'rejected', 'manual', 'unknown', 'manual_takedown');
  `);
}
