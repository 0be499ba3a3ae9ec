import type { Knex } from 'knex';

const LOTS = `
  -- Which lots a line took, said when it left; '' where nobody knows of which lot its units were.
  CREATE TABLE shop_line_lot (
    order_id uuid NOT NULL,
    offer uuid NOT NULL,
    variant uuid NOT NULL REFERENCES shop_variant,
    station text NOT NULL,
    lot text NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, offer, lot),
    FOREIGN KEY (order_id, offer) REFERENCES shop_order_line (order_id, offer)
  );
  CREATE INDEX shop_line_lot_variant ON shop_line_lot (variant, lot);
`;

const NOTICES = `
  -- What buyers of a lot that was called back are told, each order once.
  CREATE TABLE shop_recall_notice (
    order_id uuid NOT NULL REFERENCES shop_order,
    lot uuid NOT NULL,
    station text NOT NULL,
    words text NOT NULL,
    by_person text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, lot)
  );
`;

/** Which lots orders took, and what their buyers were told when one of them was called back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(LOTS);
  await knex.raw(NOTICES);
}
