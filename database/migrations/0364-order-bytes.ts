import type { Knex } from 'knex';

/**
 * What a batch lists is random bytes, which no packing makes smaller; trying to took longer than writing them. A hash of an order is read as the
 * text that it is: blanks at its end, which `char` takes care of, it has none.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE shop_batch ALTER COLUMN orders SET STORAGE EXTERNAL, ALTER COLUMN hashes SET STORAGE EXTERNAL;
    ALTER TABLE shop_order ALTER COLUMN hash TYPE text;
  `);
}
