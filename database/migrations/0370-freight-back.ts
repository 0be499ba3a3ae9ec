import type { Knex } from 'knex';

const FREIGHT = `
  -- What the buyer paid for freight beside the price stands by itself, so that a refund of goods takes nothing of it.
  ALTER TABLE shop_share ADD COLUMN by_buyer boolean NOT NULL DEFAULT false CHECK (NOT by_buyer OR kind = 'freight');

  -- What goes back beside the money for the goods, and who bears what the refund costs.
  ALTER TABLE shop_after_sale ADD COLUMN freight bigint NOT NULL DEFAULT 0 CHECK (freight >= 0),
    ADD COLUMN bearer text CHECK (bearer IN ('station', 'supplier', 'nobody')),
    ADD COLUMN freight_bearer text CHECK (freight_bearer IN ('station', 'supplier')),
    ADD COLUMN borne_why text;
`;

const BORNE = `
  -- What a refund took from a supplier, and what is booked to them besides: above zero where the station bears it, below where they bear
  -- the freight. Written once, and taken by one run.
  CREATE TABLE shop_borne (
    refund uuid NOT NULL,
    party text NOT NULL,
    station text NOT NULL,
    order_id uuid NOT NULL REFERENCES shop_waterfall (order_id),
    after_sale uuid NOT NULL REFERENCES shop_after_sale,
    why text NOT NULL,
    taken bigint NOT NULL CHECK (taken >= 0),
    fen bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    run uuid,
    PRIMARY KEY (refund, party),
    FOREIGN KEY (run, station) REFERENCES shop_settlement (id, station)
  );
  CREATE INDEX shop_borne_open ON shop_borne (station) WHERE run IS NULL;
  CREATE INDEX shop_borne_run ON shop_borne (run) WHERE run IS NOT NULL;
`;

const LINES = `
  ALTER TABLE shop_settlement_line DROP COLUMN due;
  ALTER TABLE shop_settlement_line ADD COLUMN borne bigint NOT NULL DEFAULT 0;
  ALTER TABLE shop_settlement_line
    ADD COLUMN due bigint GENERATED ALWAYS AS (held - late + brought + borne - reserve + returned) STORED;
`;

/** Freight that goes back with goods, and who bears what a refund costs, as suppliers are settled by it. */
export async function up(knex: Knex): Promise<void> {
  for (const part of [FREIGHT, BORNE, LINES]) await knex.raw(part);
}
