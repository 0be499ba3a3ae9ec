import type { Knex } from 'knex';

const GOODS = `
  CREATE TABLE shop_variant (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    product uuid NOT NULL,
    title jsonb NOT NULL,
    spec text NOT NULL,
    weight_g integer NOT NULL CHECK (weight_g BETWEEN 0 AND 1000000),
    version integer NOT NULL DEFAULT 1,
    made_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (station, product, spec)
  );

  -- One truth: what came in and did not go out is here, and no more of it is promised than that.
  CREATE TABLE shop_stock (
    variant uuid PRIMARY KEY REFERENCES shop_variant,
    station text NOT NULL,
    received bigint NOT NULL DEFAULT 0,
    shipped bigint NOT NULL DEFAULT 0 CHECK (shipped >= 0),
    on_hand bigint NOT NULL DEFAULT 0,
    reserved bigint NOT NULL DEFAULT 0,
    CHECK (on_hand = received - shipped),
    CHECK (reserved BETWEEN 0 AND on_hand)
  ) WITH (fillfactor = 10);

  CREATE TABLE shop_stock_move (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    variant uuid NOT NULL REFERENCES shop_variant,
    kind text NOT NULL CHECK (kind IN ('received', 'counted', 'written-off')),
    quantity bigint NOT NULL CHECK (quantity <> 0),
    reason text NOT NULL,
    lot text,
    by_person text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX shop_stock_move_variant ON shop_stock_move (variant, at);
`;

const OFFERS = `
  -- What an offer shows, by its own hash: orders point at it, so it is never changed.
  CREATE TABLE shop_page (
    hash char(64) PRIMARY KEY,
    station text NOT NULL,
    body jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE shop_offer (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    variant uuid NOT NULL REFERENCES shop_variant,
    product uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    version integer NOT NULL DEFAULT 1,
    price bigint NOT NULL CHECK (price BETWEEN 1 AND 100000000),
    base_price bigint CHECK (base_price >= price),
    basis text CHECK (basis IN ('lowest-of-seven-days', 'last-deal', 'list-price', 'market')),
    basis_proof text,
    per_buyer integer CHECK (per_buyer > 0),
    total bigint CHECK (total > 0),
    taken bigint NOT NULL DEFAULT 0 CHECK (taken >= 0),
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
    pay_minutes integer NOT NULL DEFAULT 15 CHECK (pay_minutes BETWEEN 1 AND 1440),
    promise text NOT NULL,
    claims jsonb NOT NULL DEFAULT '[]',
    page char(64) REFERENCES shop_page,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    CHECK (total IS NULL OR taken <= total),
    CHECK ((base_price IS NULL) = (basis IS NULL)),
    CHECK (state <> 'open' OR page IS NOT NULL)
  ) WITH (fillfactor = 20);
  CREATE INDEX shop_offer_variant ON shop_offer (variant);
  CREATE INDEX shop_offer_product ON shop_offer (product);
  CREATE INDEX shop_offer_station ON shop_offer (station, id);

  CREATE TABLE shop_waiting (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    station text NOT NULL,
    offer uuid NOT NULL REFERENCES shop_offer,
    buyer uuid NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'served', 'left', 'passed')),
    order_id uuid,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE UNIQUE INDEX shop_waiting_once ON shop_waiting (offer, buyer) WHERE state = 'waiting';
  CREATE INDEX shop_waiting_line ON shop_waiting (offer, seq) WHERE state = 'waiting';
`;

/** What is sold, how much of it there is, at what price and to how many; and who waits for what comes back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(GOODS);
  await knex.raw(OFFERS);
}
