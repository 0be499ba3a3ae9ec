import type { Knex } from 'knex';

const PRICES = `
  -- A price for some minutes: no coupon counts for it, and it stands on the shelf of its live alone.
  ALTER TABLE shop_offer ADD COLUMN is_limited boolean NOT NULL DEFAULT false;
  CREATE INDEX shop_offer_limited ON shop_offer (station, closes_at) WHERE is_limited;
  CREATE INDEX shop_offer_deals ON shop_offer (variant, opens_at);

  -- A price for some minutes in a live: an offer of the shop that begins and ends by the database's clock.
  CREATE TABLE live_price (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    room uuid NOT NULL,
    -- The offer that goes on beside it, and the one that it is.
    usual uuid NOT NULL,
    offer uuid NOT NULL UNIQUE,
    variant uuid NOT NULL,
    product uuid NOT NULL,
    title text NOT NULL,
    price bigint NOT NULL CHECK (price > 0),
    base_price bigint CHECK (base_price > price),
    total integer NOT NULL CHECK (total > 0),
    per_buyer integer NOT NULL CHECK (per_buyer BETWEEN 1 AND total),
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
    made_by text NOT NULL,
    made_name text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    ended_by text,
    why text CHECK (why IN ('time', 'hand', 'gate', 'off-air', 'stop')),
    CHECK ((ended_at IS NULL) = (why IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
  );
  -- Prices are not stacked: goods have one special price at a time, in whatever room.
  CREATE UNIQUE INDEX live_price_running ON live_price (variant) WHERE ended_at IS NULL;
  CREATE INDEX live_price_session ON live_price (session, made_at, id);
  CREATE INDEX live_price_product ON live_price (product) WHERE ended_at IS NULL;
`;

/** Prices for some minutes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(PRICES);
}
