import type { Knex } from 'knex';

const FREIGHT = `
  -- A rule is never changed, only retired: orders and pages point at what it said.
  CREATE TABLE shop_freight_rule (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    name text NOT NULL,
    free_from bigint CHECK (free_from > 0),
    zones jsonb NOT NULL,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz
  );
  CREATE UNIQUE INDEX shop_freight_rule_name ON shop_freight_rule (station, name) WHERE retired_at IS NULL;

  -- Without a rule the price includes the freight.
  ALTER TABLE shop_offer ADD COLUMN freight_rule uuid REFERENCES shop_freight_rule;
  -- The region that the freight was worked out for; the address may not leave it.
  ALTER TABLE shop_order ADD COLUMN priced_for text;
  ALTER TABLE shop_waiting ADD COLUMN region text;
`;

const COUPONS = `
  CREATE TABLE shop_coupon_batch (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    name text NOT NULL,
    threshold bigint NOT NULL CHECK (threshold >= 0),
    cut bigint NOT NULL CHECK (cut > 0),
    -- The offers that it counts for; without any, all of the station's.
    offers uuid[],
    payer text NOT NULL CHECK (payer IN ('station', 'supplier', 'platform')),
    total integer NOT NULL CHECK (total > 0),
    per_buyer integer NOT NULL CHECK (per_buyer > 0),
    issued integer NOT NULL DEFAULT 0 CHECK (issued BETWEEN 0 AND total),
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL CHECK (valid_to > valid_from),
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX shop_coupon_batch_station ON shop_coupon_batch (station, id);

  CREATE TABLE shop_coupon (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    batch uuid NOT NULL REFERENCES shop_coupon_batch,
    buyer uuid NOT NULL,
    -- The first, second … of this buyer: two presses that race cannot both be the same.
    place integer NOT NULL CHECK (place > 0),
    -- The order that it was used for; one that is cancelled sets it free.
    order_id uuid UNIQUE,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (batch, buyer, place)
  );
  CREATE INDEX shop_coupon_buyer ON shop_coupon (buyer);
  ALTER TABLE shop_order ADD COLUMN coupon uuid;
`;

const ADDRESSES = `
  CREATE TABLE shop_address (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    buyer uuid NOT NULL,
    sealed text NOT NULL,
    is_first boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX shop_address_buyer ON shop_address (buyer, at);
  CREATE UNIQUE INDEX shop_address_first ON shop_address (buyer) WHERE is_first;
`;

/** What a parcel costs to send, what a coupon takes off, and the addresses that a buyer keeps. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(FREIGHT);
  await knex.raw(COUPONS);
  await knex.raw(ADDRESSES);
}
