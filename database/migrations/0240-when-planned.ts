import type { Knex } from 'knex';

/** When somebody last said whether and when a story goes out on an account: what is on its way looks at it once more before the call. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`ALTER TABLE edition_desk ADD COLUMN planned_at timestamptz`);
}
