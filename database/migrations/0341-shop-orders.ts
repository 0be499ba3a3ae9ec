import type { Knex } from 'knex';

const ORDERS = `
  -- Orders that one transaction placed, sealed by one signature; the ledger holds the root.
  CREATE TABLE shop_batch (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    root char(64) NOT NULL,
    signature text NOT NULL,
    signing_key uuid NOT NULL,
    -- The orders and the hashes of what they promise, each in its place: the proof of one needs those of its neighbours.
    orders uuid[] NOT NULL CHECK (cardinality(orders) > 0),
    hashes text[] NOT NULL CHECK (cardinality(hashes) = cardinality(orders)),
    pay_until timestamptz NOT NULL,
    settled boolean NOT NULL DEFAULT false,
    at timestamptz NOT NULL
  );
  -- What was not paid in time is found by its batch, so that an order needs no place of its own in an index of times.
  CREATE INDEX shop_batch_unsettled ON shop_batch (pay_until) WHERE NOT settled;

  CREATE TABLE shop_order (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    buyer uuid NOT NULL,
    -- The first half of the buyer's id and a hash of the key they pressed with: one index finds both an order by its key and all of a buyer.
    press uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('awaiting-payment', 'paid', 'held', 'shortage', 'confirmed', 'picking', 'shipped',
      'delivered', 'received', 'closed', 'cancelled', 'refunded')),
    version integer NOT NULL DEFAULT 1,
    goods bigint NOT NULL CHECK (goods >= 0),
    freight bigint NOT NULL DEFAULT 0 CHECK (freight >= 0),
    discount bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
    amount bigint NOT NULL CHECK (amount = goods + freight - discount AND amount >= 0),
    placed_at timestamptz NOT NULL,
    pay_until timestamptz NOT NULL,
    moved_at timestamptz NOT NULL,
    payment uuid,
    late boolean NOT NULL DEFAULT false,
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
    batch uuid NOT NULL,
    place integer NOT NULL,
    hash char(64) NOT NULL
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX shop_order_press ON shop_order (press);
  CREATE INDEX shop_order_station ON shop_order (station, id);
  CREATE INDEX shop_order_moving ON shop_order (state, moved_at) WHERE state IN ('delivered', 'received', 'shortage');

  CREATE TABLE shop_order_line (
    order_id uuid NOT NULL,
    offer uuid NOT NULL,
    variant uuid NOT NULL,
    station text NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    price bigint NOT NULL CHECK (price > 0),
    hold text NOT NULL DEFAULT 'held' CHECK (hold IN ('held', 'claimed', 'shipped', 'released')),
    PRIMARY KEY (order_id, offer)
  ) WITH (fillfactor = 80);

  -- A line holds what it promises: a table beside it would say the same twice.
  CREATE VIEW shop_reservation AS
    SELECT l.order_id, l.offer, l.variant, l.station, l.quantity, l.hold AS state, o.pay_until AS expires_at
    FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id;

  CREATE TABLE shop_quota (
    offer uuid NOT NULL,
    buyer uuid NOT NULL,
    station text NOT NULL,
    used integer NOT NULL,
    most integer NOT NULL,
    PRIMARY KEY (offer, buyer),
    CHECK (used BETWEEN 0 AND most)
  ) WITH (fillfactor = 80);
`;

const AROUND = `
  -- Money that came when nothing was left: what was answered once stays the answer.
  CREATE TABLE shop_given_back (
    payment uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES shop_order,
    station text NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    refund uuid UNIQUE,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX shop_given_back_order ON shop_given_back (order_id);

  CREATE TABLE shop_order_refund (
    refund uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES shop_order,
    station text NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE shop_order_address (
    order_id uuid PRIMARY KEY REFERENCES shop_order,
    station text NOT NULL,
    buyer uuid NOT NULL,
    region text NOT NULL,
    sealed text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX shop_order_address_buyer ON shop_order_address (buyer);

  -- The keys by which a station signs what its buyers saw; the private half is sealed by the vault.
  CREATE TABLE shop_signing_key (
    id uuid PRIMARY KEY,
    station text NOT NULL UNIQUE,
    public_key text NOT NULL,
    sealed text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
`;

/**
 * Orders. What is written for each order while twenty thousand press at once has no foreign keys: one statement writes order and lines
 * together, offers and variants are never deleted, and a key looked up for each row would cost a third of what the house can promise.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(ORDERS);
  await knex.raw(AROUND);
}
