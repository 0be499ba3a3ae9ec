import type { Knex } from 'knex';

/**
 * A station signs the days of its books with the key by which it signs what it promised. The key that the house signed days with before
 * stays as what it is needed for, to check them by: nobody signs with it again, so its private half goes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE shop_day_root DROP CONSTRAINT shop_day_root_key_fkey;
    ALTER TABLE shop_root_key DROP COLUMN private;
  `);
}
