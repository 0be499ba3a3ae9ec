import type { Knex } from 'knex';

/** Signing anew what was signed too long ago (重播重审): signatures made before that moment cover nothing any more. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE review_case ADD COLUMN renewed_at timestamptz;
    CREATE INDEX delivery_stale ON delivery (document_id, locale) WHERE state = 'gated' AND gate = 'stale';
  `);
}
