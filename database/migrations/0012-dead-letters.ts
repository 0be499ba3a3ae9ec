import type { Knex } from 'knex';

/** Why somebody gave up on a job or an event. Kept beside the ledger, which holds no free text. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE dead_letter_discard (
      letter text PRIMARY KEY,
      what text NOT NULL,
      station text,
      reason text NOT NULL CHECK (length(reason) BETWEEN 2 AND 200),
      discarded_by uuid NOT NULL,
      discarded_at timestamptz NOT NULL DEFAULT now()
    );
  `);
}
