import type { Knex } from 'knex';

const SESSIONS = `
  -- A live as the shop is told of it, by whoever runs lives or by hand. Offers, donations and public pages name it by its number.
  CREATE TABLE shop_session (
    station text NOT NULL,
    id uuid NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    kinds text[] NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at timestamptz CHECK (ends_at > begins_at),
    version integer NOT NULL DEFAULT 1,
    told_by text NOT NULL,
    told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Two stations may name lives of their own by the same number, and neither hears of the other's.
    PRIMARY KEY (station, id)
  );
  CREATE INDEX shop_session_begins ON shop_session (station, begins_at, id);

  -- What was shown, with what vetting said of it at that moment and whom it named as the seller.
  CREATE TABLE shop_session_goods (
    station text NOT NULL,
    session uuid NOT NULL,
    offer uuid NOT NULL REFERENCES shop_offer,
    pinned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    cleared boolean NOT NULL,
    reasons text[] NOT NULL,
    page char(64) NOT NULL,
    seller text,
    -- SHA-256 of all that was shown of the goods and their seller.
    shown_hash char(64),
    pinned_by text NOT NULL,
    PRIMARY KEY (station, session, offer),
    FOREIGN KEY (station, session) REFERENCES shop_session,
    CHECK ((seller IS NULL) = (shown_hash IS NULL))
  );

  CREATE TABLE shop_session_hold (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    reason text NOT NULL,
    put_by text NOT NULL,
    put_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by text,
    lifted_reason text,
    lifted_at timestamptz,
    FOREIGN KEY (station, session) REFERENCES shop_session,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_reason IS NULL))
  );
  CREATE UNIQUE INDEX shop_session_hold_open ON shop_session_hold (station, session) WHERE lifted_at IS NULL;

  CREATE INDEX shop_offer_terms_session ON shop_offer_terms (station, session) WHERE session IS NOT NULL;
  -- The orders of a live are walked by their numbers.
  DROP INDEX shop_waterfall_session;
  CREATE INDEX shop_waterfall_session ON shop_waterfall (station, session, order_id) WHERE session IS NOT NULL;
`;

const ANSWERS = `
  -- Whether a duty of the law was kept, by whom or by which check. A correction is another row that names the one before it.
  CREATE TABLE shop_duty_answer (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    duty text NOT NULL,
    duty_version integer NOT NULL CHECK (duty_version > 0),
    -- SHA-256 of the duty as it read.
    duty_hash char(64) NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('holds', 'fails', 'open', 'exempt')),
    -- A check by its name and version, or a person.
    check_name text,
    check_version integer,
    by_person text NOT NULL,
    by_name text NOT NULL,
    words text NOT NULL,
    evidence jsonb NOT NULL,
    evidence_hash char(64) NOT NULL,
    -- One press of a button, so that a second is not a second answer.
    press uuid NOT NULL,
    previous uuid REFERENCES shop_duty_answer,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (station, session) REFERENCES shop_session,
    CHECK ((check_name IS NULL) = (check_version IS NULL)),
    CHECK (check_name IS NOT NULL OR (words <> '' AND outcome <> 'open')),
    CHECK (check_name IS NULL OR outcome <> 'exempt'),
    UNIQUE (station, session, duty, press),
    UNIQUE (previous)
  );
  CREATE UNIQUE INDEX shop_duty_answer_first ON shop_duty_answer (station, session, duty) WHERE previous IS NULL;
`;

const KEPT = `
  CREATE FUNCTION shop_duties_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'what was checked is kept: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Write another answer.';
  END $$;
`;

/** Lives as the shop knows them, what they showed, and which duties of the law were checked for each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(SESSIONS);
  await knex.raw(ANSWERS);
  await knex.raw(KEPT);
  for (const table of ['shop_session_goods', 'shop_duty_answer']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION shop_duties_are_kept();
      CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION shop_duties_are_kept();
    `);
  }
}
