import type { Knex } from 'knex';

const TERMS = `
  -- What of each unit is paid when it is ordered (订金), and when the rest is.
  ALTER TABLE shop_offer ADD COLUMN deposit bigint CHECK (deposit BETWEEN 1 AND price - 1),
    ADD COLUMN balance_from timestamptz,
    ADD COLUMN balance_until timestamptz CHECK (balance_until > balance_from),
    ADD CHECK ((deposit IS NULL) = (balance_from IS NULL) AND (deposit IS NULL) = (balance_until IS NULL));
  ALTER TABLE shop_order ADD COLUMN deposit bigint NOT NULL DEFAULT 0 CHECK (deposit BETWEEN 0 AND amount);
  ALTER TABLE shop_order DROP CONSTRAINT shop_order_state_check;
  ALTER TABLE shop_order ADD CONSTRAINT shop_order_state_check CHECK (state IN ('awaiting-payment', 'reserved', 'paid', 'held', 'shortage',
    'confirmed', 'picking', 'shipped', 'delivered', 'received', 'closed', 'cancelled', 'refunded'));
  -- Few wait for their balance at once.
  CREATE INDEX shop_order_reserved ON shop_order (id) WHERE state = 'reserved';
`;

const DEPOSITS = `
  -- A deposit that came. Nobody forgets what of it goes back: it is owed first, then asked for, then gone, and none of these ever falls.
  CREATE TABLE shop_deposit (
    order_id uuid PRIMARY KEY REFERENCES shop_order,
    station text NOT NULL,
    payment uuid NOT NULL UNIQUE,
    -- The number by which its provider knows the payment, and what the provider keeps of it by the terms.
    number text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('cooperative', 'station', 'licensed', 'external')),
    amount bigint NOT NULL CHECK (amount > 0),
    fee bigint NOT NULL CHECK (fee >= 0),
    owed bigint NOT NULL DEFAULT 0 CHECK (owed BETWEEN 0 AND amount),
    asked bigint NOT NULL DEFAULT 0 CHECK (asked BETWEEN 0 AND owed),
    back bigint NOT NULL DEFAULT 0 CHECK (back BETWEEN 0 AND amount),
    paid_at timestamptz NOT NULL
  );
  CREATE INDEX shop_deposit_due ON shop_deposit (order_id) WHERE owed > asked;
  CREATE INDEX shop_deposit_day ON shop_deposit (station, paid_at);
`;

/** Deposits: what is paid ahead of an order, and what of it goes back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TERMS);
  await knex.raw(DEPOSITS);
}
