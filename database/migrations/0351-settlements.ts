import type { Knex } from 'knex';

/** What each order gave to whom, frozen when it was paid, and the runs that settle it with suppliers. */
export async function up(knex: Knex): Promise<void> {
  await waterfalls(knex);
  await frozen(knex);
  await runs(knex);
  await runLines(knex);
  await givenBack(knex);
}

async function waterfalls(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_waterfall (
      order_id uuid PRIMARY KEY,
      station text NOT NULL,
      -- The live in which it was bought.
      session uuid,
      mode text NOT NULL CHECK (mode IN ('cooperative', 'station', 'licensed', 'external')),
      goods_kind text NOT NULL CHECK (goods_kind IN ('fresh', 'other')),
      -- The number by which the provider knows the payment.
      payment text NOT NULL CHECK (payment <> ''),
      paid bigint NOT NULL CHECK (paid >= 0),
      fee bigint NOT NULL CHECK (fee >= 0),
      back bigint NOT NULL DEFAULT 0 CHECK (back BETWEEN 0 AND paid),
      -- Whoever has it may read the receipt.
      token text NOT NULL UNIQUE CHECK (length(token) >= 32),
      paid_at timestamptz(3) NOT NULL,
      -- When the buyer can no longer send it back; empty until the parcel arrived.
      release_at timestamptz(3),
      run uuid
    );
    CREATE INDEX shop_waterfall_due ON shop_waterfall (station, release_at, order_id) WHERE run IS NULL;
    CREATE INDEX shop_waterfall_day ON shop_waterfall (station, paid_at);
    CREATE INDEX shop_waterfall_session ON shop_waterfall (station, session) WHERE session IS NOT NULL;
    CREATE INDEX shop_waterfall_payment ON shop_waterfall (station, payment);

    CREATE TABLE shop_share (
      order_id uuid NOT NULL REFERENCES shop_waterfall (order_id),
      n smallint NOT NULL CHECK (n >= 0),
      line smallint NOT NULL,
      kind text NOT NULL,
      account text NOT NULL,
      -- Whose it is: a supplier, an agreement.
      party text NOT NULL DEFAULT '',
      village text NOT NULL DEFAULT '',
      fen bigint NOT NULL CHECK (fen <> 0),
      back bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (order_id, n),
      -- What goes back has the sign of the share and never exceeds it.
      CHECK (back = 0 OR (sign(back) = sign(fen) AND abs(back) <= abs(fen)))
    );
  `);
}

async function frozen(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION shop_share_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND abs(NEW.back) >= abs(OLD.back)
        AND (to_jsonb(NEW) - 'back') = (to_jsonb(OLD) - 'back') THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'the waterfall of order % is frozen', OLD.order_id USING ERRCODE = 'HG011';
    END $$;
    CREATE TRIGGER shop_share_frozen BEFORE UPDATE OR DELETE ON shop_share
      FOR EACH ROW EXECUTE FUNCTION shop_share_is_frozen();
  `);
}

async function runs(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_settlement (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      period text NOT NULL CHECK (period ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
      -- Orders whose after-sales window passed before this are settled.
      until timestamptz(3) NOT NULL,
      state text NOT NULL,
      version integer NOT NULL DEFAULT 1,
      reserve_percent smallint NOT NULL CHECK (reserve_percent BETWEEN 0 AND 50),
      opened_by uuid NOT NULL,
      first_by uuid,
      second_by uuid,
      file_hash char(64),
      opened_at timestamptz(3) NOT NULL DEFAULT now(),
      closed_at timestamptz(3),
      UNIQUE (station, period),
      UNIQUE (id, station),
      -- Two people, and neither is who opened it.
      CHECK (first_by IS DISTINCT FROM opened_by AND (second_by IS NULL OR second_by NOT IN (first_by, opened_by))),
      CHECK (state NOT IN ('reviewed', 'paying', 'paid', 'partial', 'failed', 'published') OR second_by IS NOT NULL)
    );
    ALTER TABLE shop_waterfall ADD FOREIGN KEY (run, station) REFERENCES shop_settlement (id, station);
  `);
}

async function runLines(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_settlement_line (
      run uuid NOT NULL,
      station text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('supplier', 'donation')),
      party text NOT NULL,
      mode text NOT NULL,
      orders integer NOT NULL DEFAULT 0,
      -- What orders released, what came back afterwards, what an earlier run left open.
      held bigint NOT NULL DEFAULT 0,
      late bigint NOT NULL DEFAULT 0,
      brought bigint NOT NULL DEFAULT 0,
      reserve bigint NOT NULL DEFAULT 0 CHECK (reserve >= 0),
      returned bigint NOT NULL DEFAULT 0 CHECK (returned >= 0),
      due bigint GENERATED ALWAYS AS (held - late + brought - reserve + returned) STORED,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'due', 'claimed', 'carried', 'paid', 'failed')),
      reference text,
      -- The run that gave the reserve of this line back, and the one that took its open rest over.
      returned_in uuid,
      carried_in uuid,
      PRIMARY KEY (run, kind, party, mode),
      FOREIGN KEY (run, station) REFERENCES shop_settlement (id, station)
    );
    CREATE INDEX shop_settlement_line_reserve ON shop_settlement_line (station) WHERE returned_in IS NULL AND reserve > 0;
    CREATE INDEX shop_settlement_line_carried ON shop_settlement_line (station) WHERE carried_in IS NULL AND state = 'carried';
  `);
}

async function givenBack(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One line for each refund and supplier: a refund is booked once, and what came after a run is taken by the next.
    CREATE TABLE shop_part_back (
      refund text NOT NULL,
      kind text NOT NULL,
      party text NOT NULL,
      station text NOT NULL,
      order_id uuid NOT NULL REFERENCES shop_waterfall (order_id),
      fen bigint NOT NULL CHECK (fen >= 0),
      is_late boolean NOT NULL,
      run uuid,
      PRIMARY KEY (station, refund, kind, party)
    );
    CREATE INDEX shop_part_back_late ON shop_part_back (station) WHERE is_late AND run IS NULL;
  `);
}
