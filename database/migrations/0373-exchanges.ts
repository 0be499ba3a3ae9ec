import type { Knex } from 'knex';

const CLOCKED = `'review', 'declined', 'arbitration', 'awaiting-parcel', 'returning', 'inspecting', 'refused', 'reshipping', 'reshipped'`;

const SALES = `
  ALTER TABLE shop_after_sale DROP CONSTRAINT shop_after_sale_kind_check, DROP CONSTRAINT shop_after_sale_state_check;
  DO $$
  DECLARE clocked text;
  BEGIN
    SELECT conname INTO STRICT clocked FROM pg_constraint
      WHERE conrelid = 'shop_after_sale'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%due_at IS NOT NULL%';
    EXECUTE format('ALTER TABLE shop_after_sale DROP CONSTRAINT %I', clocked);
  END $$;
  ALTER TABLE shop_after_sale
    ADD CONSTRAINT shop_after_sale_kind_check CHECK (kind IN ('refund-only', 'return', 'exchange')),
    ADD CONSTRAINT shop_after_sale_state_check CHECK (state IN ('requested', 'review', 'declined', 'arbitration', 'approved',
      'awaiting-parcel', 'returning', 'inspecting', 'refused', 'reshipping', 'reshipped', 'exchanged', 'refunding', 'refunded', 'rejected',
      'closed', 'lapsed', 'withdrawn')),
    ADD CONSTRAINT shop_after_sale_clock_check CHECK ((due_at IS NOT NULL) = (state IN (${CLOCKED}))),
    -- An exchange for which there were no goods, so that money goes instead.
    ADD COLUMN refund_instead boolean NOT NULL DEFAULT false CHECK (NOT refund_instead OR kind = 'exchange');
  -- Below so much goods that are exchanged need not come back.
  ALTER TABLE shop_after_sale_policy ADD COLUMN keep_below bigint NOT NULL DEFAULT 3000 CHECK (keep_below >= 0);
`;

const REPLACEMENTS = `
  -- What is sent instead: promised from stock when the exchange is granted, gone when it is sent.
  CREATE TABLE shop_replacement (
    after_sale uuid PRIMARY KEY REFERENCES shop_after_sale,
    station text NOT NULL,
    order_id uuid NOT NULL REFERENCES shop_order,
    offer uuid NOT NULL,
    variant uuid NOT NULL REFERENCES shop_variant,
    quantity integer NOT NULL CHECK (quantity > 0),
    state text NOT NULL DEFAULT 'claimed' CHECK (state IN ('claimed', 'shipped', 'released')),
    company text,
    number text,
    sent_by text,
    sent_at timestamptz,
    CHECK ((state = 'shipped') = (number IS NOT NULL)),
    CHECK ((number IS NULL) = (company IS NULL) AND (number IS NULL) = (sent_by IS NULL) AND (number IS NULL) = (sent_at IS NULL))
  );
  CREATE INDEX shop_replacement_variant ON shop_replacement (variant);
`;

/** Exchanges: what is sent instead of goods that were not as they should be. */
export async function up(knex: Knex): Promise<void> {
  for (const part of [SALES, REPLACEMENTS]) await knex.raw(part);
}
