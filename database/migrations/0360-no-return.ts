import type { Knex } from 'knex';

/**
 * Whether something goes back without a reason is said by an offer when it opens, confirmed by whoever orders it, and kept with the line.
 * What was open before has no rule of its own: nothing is confirmed of it, and nothing refused for it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE shop_offer ADD COLUMN returns text CHECK (returns IN ('seven-days', 'seven-days-sealed', 'no-return'));
    ALTER TABLE shop_order_line ADD COLUMN no_return boolean NOT NULL DEFAULT false;
    ALTER TABLE shop_waiting ADD COLUMN no_return boolean NOT NULL DEFAULT false;
  `);
}
