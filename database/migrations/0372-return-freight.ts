import type { Knex } from 'knex';

const FREIGHT = `
  -- What a buyer paid to send back what was not as it should be. No provider gives back more than was paid, so it is paid apart.
  ALTER TABLE shop_after_sale ADD COLUMN return_freight bigint NOT NULL DEFAULT 0 CHECK (return_freight >= 0),
    ADD COLUMN freight_reference text,
    ADD COLUMN freight_paid_by text,
    ADD CHECK ((freight_reference IS NULL) = (freight_paid_by IS NULL)),
    ADD CHECK (freight_reference IS NULL OR (return_freight > 0 AND state = 'refunded'));

  -- The most that a station pays for a parcel that comes back.
  ALTER TABLE shop_after_sale_policy ADD COLUMN return_freight bigint NOT NULL DEFAULT 1500 CHECK (return_freight >= 0);
`;

/** What it cost buyers to send things back, and that it was paid to them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(FREIGHT);
}
