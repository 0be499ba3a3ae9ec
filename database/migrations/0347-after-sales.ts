import type { Knex } from 'knex';

const SALES = `
  CREATE TABLE shop_after_sale_policy (
    station text PRIMARY KEY,
    -- The most that is granted without anybody looking.
    auto_limit bigint NOT NULL CHECK (auto_limit >= 0),
    version int NOT NULL
  );

  -- What was paid for a line, and what of it is asked back or went back.
  CREATE TABLE shop_after_sale_share (
    order_id uuid NOT NULL,
    offer uuid NOT NULL,
    station text NOT NULL,
    paid bigint NOT NULL CHECK (paid >= 0),
    taken bigint NOT NULL DEFAULT 0,
    quantity int NOT NULL CHECK (quantity > 0),
    claimed int NOT NULL DEFAULT 0,
    PRIMARY KEY (order_id, offer),
    FOREIGN KEY (order_id, offer) REFERENCES shop_order_line (order_id, offer),
    -- Nobody gets back more than was paid for the line, whatever the code above believes.
    CHECK (taken BETWEEN 0 AND paid),
    CHECK (claimed BETWEEN 0 AND quantity)
  );

  CREATE TABLE shop_after_sale (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    order_id uuid NOT NULL,
    offer uuid NOT NULL,
    -- Nobody's any more when the reader's data was erased.
    buyer uuid,
    kind text NOT NULL CHECK (kind IN ('refund-only', 'return')),
    reason text NOT NULL CHECK (reason IN ('bad-fruit', 'missing', 'damaged', 'wrong', 'no-reason')),
    quantity int NOT NULL CHECK (quantity > 0),
    amount bigint NOT NULL CHECK (amount > 0),
    words text NOT NULL,
    state text NOT NULL CHECK (state IN ('requested', 'review', 'declined', 'arbitration', 'approved', 'awaiting-parcel',
      'returning', 'inspecting', 'refused', 'refunding', 'refunded', 'rejected', 'closed', 'lapsed', 'withdrawn')),
    version int NOT NULL DEFAULT 1,
    by_rule boolean NOT NULL DEFAULT false,
    answer text NOT NULL DEFAULT '',
    return_company text,
    return_number text,
    came_back boolean NOT NULL DEFAULT false,
    refund uuid REFERENCES shop_refund (id),
    -- When the clock of the state decides; a row, so that it is found whoever died.
    due_at timestamptz,
    warned boolean NOT NULL DEFAULT false,
    decided_by text[] NOT NULL DEFAULT '{}',
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (order_id, offer) REFERENCES shop_after_sale_share (order_id, offer),
    CHECK ((return_company IS NULL) = (return_number IS NULL)),
    CHECK (state NOT IN ('refunding', 'refunded') OR refund IS NOT NULL),
    CHECK ((due_at IS NOT NULL) = (state IN ('review', 'declined', 'arbitration', 'awaiting-parcel', 'returning', 'inspecting', 'refused')))
  );
  CREATE INDEX shop_after_sale_due ON shop_after_sale (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX shop_after_sale_station ON shop_after_sale (station, state);
  CREATE INDEX shop_after_sale_order ON shop_after_sale (order_id);
  CREATE INDEX shop_after_sale_buyer ON shop_after_sale (buyer, id) WHERE buyer IS NOT NULL;
  CREATE INDEX shop_after_sale_refund ON shop_after_sale (refund) WHERE state = 'refunding';
`;

const PHOTOS = `
  CREATE TABLE shop_after_sale_photo (
    -- The phone names it, so that what is sent twice is kept once.
    id uuid PRIMARY KEY,
    station text NOT NULL,
    order_id uuid NOT NULL REFERENCES shop_order,
    buyer uuid,
    side text NOT NULL CHECK (side IN ('buyer', 'desk')),
    after_sale uuid REFERENCES shop_after_sale,
    place smallint NOT NULL DEFAULT 0,
    width int NOT NULL CHECK (width > 0),
    height int NOT NULL CHECK (height > 0),
    -- SHA-256 of the picture: what an arbiter saw stays what it was.
    hash char(64) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (side = 'buyer' OR after_sale IS NOT NULL)
  );
  CREATE INDEX shop_after_sale_photo_sale ON shop_after_sale_photo (after_sale) WHERE after_sale IS NOT NULL;
  CREATE INDEX shop_after_sale_photo_loose ON shop_after_sale_photo (created_at) WHERE after_sale IS NULL;

  CREATE TABLE shop_after_sale_photo_file (
    photo uuid NOT NULL REFERENCES shop_after_sale_photo ON DELETE CASCADE,
    station text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('picture', 'small', 'large')),
    type text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (photo, kind)
  );
  -- Pictures do not shrink, and trying costs more than writing them.
  ALTER TABLE shop_after_sale_photo_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

/** After-sales with their clocks, what of each line may still be asked for, and the photos that speak for them. */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [SALES, PHOTOS]) await knex.raw(tables);
}
