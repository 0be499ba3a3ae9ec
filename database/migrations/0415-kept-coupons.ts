import type { Knex } from 'knex';

/** Coupons that are kept for somebody (预留): an envelope, a benefit. Nobody else is given them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE shop_coupon_batch ADD COLUMN kept integer NOT NULL DEFAULT 0 CHECK (kept >= 0);
    ALTER TABLE shop_coupon_batch ADD CONSTRAINT shop_coupon_batch_enough CHECK (issued + kept <= total);
  `);
}
