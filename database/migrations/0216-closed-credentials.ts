import type { Knex } from 'knex';

/** A closed account keeps its credential until nothing stands there any more: without it nobody could take that down. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE channel DROP CONSTRAINT channel_check;
    ALTER TABLE channel ADD CONSTRAINT channel_closed_is_still CHECK (closed_at IS NULL OR NOT active);
    -- Closed accounts that still have something to destroy are few, and looked for often.
    CREATE INDEX channel_closed_with_credential ON channel (id) WHERE closed_at IS NOT NULL AND credential IS NOT NULL;
  `);
}
