import type { Knex } from 'knex';

/** How far the film of a delivery is at its platform, for whoever waits for it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE delivery ADD COLUMN upload jsonb;
  `);
}
