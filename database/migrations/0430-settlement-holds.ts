import type { Knex } from 'knex';

/** Goods whose money suppliers wait for while nobody may sell them; one that was released stays, with why. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_settlement_hold (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      product uuid NOT NULL,
      -- The names of the reasons for which it was taken off the shelf.
      reasons jsonb NOT NULL,
      since timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
      released_at timestamptz(3),
      released_by text,
      why text NOT NULL DEFAULT '',
      CHECK ((released_at IS NULL) = (released_by IS NULL))
    );
    CREATE UNIQUE INDEX shop_settlement_hold_open ON shop_settlement_hold (station, product) WHERE released_at IS NULL;
  `);
}
