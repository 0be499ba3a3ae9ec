import type { Knex } from 'knex';

/**
 * How much of each lot has left with orders, beside the lines that say with which. Whoever packs needs the sum alone, under the lock of the
 * stock, and should not add up everything that ever left for it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_lot_sent (
      variant uuid NOT NULL REFERENCES shop_variant,
      lot text NOT NULL,
      quantity bigint NOT NULL CHECK (quantity > 0),
      PRIMARY KEY (variant, lot)
    );
    INSERT INTO shop_lot_sent (variant, lot, quantity)
      SELECT variant, lot, sum(quantity) FROM shop_line_lot GROUP BY variant, lot;
  `);
}
