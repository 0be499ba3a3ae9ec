import type { Knex } from 'knex';

const CARRIERS = `
  CREATE TABLE shop_carrier (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    carrier text NOT NULL CHECK (carrier IN ('kuaidi100')),
    enabled boolean NOT NULL,
    -- Its key, sealed.
    credential text NOT NULL,
    customer text NOT NULL,
    version int NOT NULL DEFAULT 1,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (station, carrier)
  );
`;

const PARCELS = `
  CREATE TABLE shop_parcel (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    order_id uuid NOT NULL REFERENCES shop_order,
    company text NOT NULL,
    number text NOT NULL,
    carrier text NOT NULL CHECK (carrier IN ('manual', 'kuaidi100')),
    state text NOT NULL CHECK (state IN ('sent', 'moving', 'stuck', 'returning', 'delivered', 'returned')),
    version int NOT NULL DEFAULT 1,
    watch text NOT NULL CHECK (watch IN ('none', 'wanted', 'watched', 'refused', 'ended')),
    tries int NOT NULL DEFAULT 0,
    next_at timestamptz,
    problem text,
    -- The newest event that was heard of: what tells less has been overtaken on the way.
    heard_until timestamptz,
    shipped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    delivered_at timestamptz,
    sent_by text NOT NULL,
    -- A number that is typed twice would send two buyers the same parcel.
    UNIQUE (station, company, number),
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    CHECK ((carrier = 'manual') = (watch = 'none'))
  );
  CREATE INDEX shop_parcel_order ON shop_parcel (order_id);
  CREATE INDEX shop_parcel_due ON shop_parcel (next_at) WHERE next_at IS NOT NULL;

  CREATE TABLE shop_parcel_line (
    parcel uuid NOT NULL REFERENCES shop_parcel,
    order_id uuid NOT NULL,
    offer uuid NOT NULL,
    station text NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (parcel, offer),
    FOREIGN KEY (order_id, offer) REFERENCES shop_order_line (order_id, offer)
  );
  CREATE INDEX shop_parcel_line_order ON shop_parcel_line (order_id, offer);

  CREATE TABLE shop_parcel_event (
    parcel uuid NOT NULL REFERENCES shop_parcel,
    station text NOT NULL,
    -- A number that was wrong told of somebody else's parcel.
    number text NOT NULL,
    at timestamptz NOT NULL,
    code text NOT NULL,
    text text NOT NULL,
    digest text GENERATED ALWAYS AS (md5(text)) STORED,
    heard_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- However often and in whatever order it is told, it is here once.
    PRIMARY KEY (parcel, number, at, code, digest)
  );
`;

const BOARD = `
  -- What waits to be shipped is a small part of all orders.
  CREATE INDEX shop_order_shipping ON shop_order (station, id)
    WHERE state IN ('paid', 'held', 'shortage', 'confirmed', 'picking');

  CREATE TABLE shop_ship_told (
    order_id uuid NOT NULL REFERENCES shop_order,
    what text NOT NULL CHECK (what IN ('soon', 'overdue')),
    station text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (order_id, what)
  );
`;

/** Parcels, what happens to them on their way, who tells of it, and of which orders it was told that they have to leave. */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [CARRIERS, PARCELS, BOARD]) await knex.raw(tables);
}
