import type { Knex } from 'knex';

const HOLDS = `
  -- A dispute, an inspection, a court: while one is open nothing of an order is purged.
  CREATE TABLE shop_order_hold (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    order_id uuid NOT NULL REFERENCES shop_order,
    reason text NOT NULL,
    put_by text NOT NULL,
    put_at timestamptz NOT NULL DEFAULT now(),
    lifted_by text,
    lifted_reason text,
    lifted_at timestamptz,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_reason IS NULL))
  );
  CREATE UNIQUE INDEX shop_order_hold_open ON shop_order_hold (order_id) WHERE lifted_at IS NULL;
  CREATE INDEX shop_order_hold_order ON shop_order_hold (order_id, put_at);

  -- Whose buyer is gone: kept for as long as the law wants it, and shown to nobody once the order is over.
  ALTER TABLE shop_order_address ADD COLUMN restricted boolean NOT NULL DEFAULT false;
  CREATE INDEX shop_order_over ON shop_order (moved_at) WHERE state IN ('closed', 'cancelled', 'refunded');
`;

/** What an order leaves behind: for three years all of it, and longer while somebody holds it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(HOLDS);
}
