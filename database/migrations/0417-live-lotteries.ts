import type { Knex } from 'knex';

const LOTTERIES = `
  CREATE TABLE live_lottery (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    room uuid NOT NULL,
    -- The rules as they are read; frozen by their hash from the promise on.
    page jsonb NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
    salt_at timestamptz NOT NULL CHECK (salt_at > closes_at),
    state text NOT NULL CHECK (state IN ('draft', 'committed', 'open', 'closed', 'sealed', 'drawn', 'announced', 'fulfilled',
      'archived', 'cancelled')),
    version integer NOT NULL DEFAULT 1,
    rules_hash char(64),
    seed text,
    seed_hash char(64),
    entries_hash char(64),
    salt text,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- When somebody said that all prizes were handed out.
    fulfilled_at timestamptz,
    CHECK ((seed IS NULL) = (seed_hash IS NULL) AND (seed IS NULL) = (rules_hash IS NULL))
  );
  CREATE INDEX live_lottery_station ON live_lottery (station, id);
  CREATE INDEX live_lottery_session ON live_lottery (session, id);
  CREATE INDEX live_lottery_due ON live_lottery (state, opens_at) WHERE state IN ('committed', 'open');

  -- What was promised is never changed, and neither is the salt.
  CREATE FUNCTION live_lottery_keeps_its_word() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.seed_hash IS NOT NULL AND (NEW.seed_hash IS DISTINCT FROM OLD.seed_hash
      OR NEW.rules_hash IS DISTINCT FROM OLD.rules_hash OR NEW.page IS DISTINCT FROM OLD.page) THEN
      RAISE EXCEPTION 'lottery % was promised', OLD.id USING ERRCODE = 'HG011';
    END IF;
    IF (OLD.entries_hash IS NOT NULL AND NEW.entries_hash IS DISTINCT FROM OLD.entries_hash)
      OR (OLD.salt IS NOT NULL AND NEW.salt IS DISTINCT FROM OLD.salt) THEN
      RAISE EXCEPTION 'lottery % is sealed', OLD.id USING ERRCODE = 'HG011';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER live_lottery_keeps_its_word BEFORE UPDATE ON live_lottery
    FOR EACH ROW EXECUTE FUNCTION live_lottery_keeps_its_word();
`;

const ENTRIES = `
  CREATE TABLE live_lottery_entry (
    id uuid PRIMARY KEY,
    lottery uuid NOT NULL REFERENCES live_lottery,
    reader uuid NOT NULL,
    -- What others are shown of a name.
    name text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (lottery, reader)
  );
  CREATE INDEX live_lottery_entry_reader ON live_lottery_entry (reader);

  -- One draw, ever.
  CREATE TABLE live_lottery_draw (
    lottery uuid PRIMARY KEY REFERENCES live_lottery,
    seed char(64) NOT NULL,
    salt text NOT NULL,
    entries integer NOT NULL,
    by_person text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );

  CREATE TABLE live_lottery_winner (
    id uuid PRIMARY KEY,
    lottery uuid NOT NULL REFERENCES live_lottery_draw,
    entry uuid NOT NULL UNIQUE REFERENCES live_lottery_entry,
    prize integer NOT NULL CHECK (prize >= 0),
    rank integer NOT NULL CHECK (rank > 0),
    state text NOT NULL CHECK (state IN ('drawn', 'passed', 'failed')),
    reason text,
    judged_by text,
    -- Counts those who failed, so that the order in which that was found is told.
    failed integer,
    -- Where the prize goes; sealed, and forgotten some time after it went there.
    contact text,
    contact_at timestamptz,
    CHECK ((contact IS NULL) = (contact_at IS NULL)),
    UNIQUE (lottery, rank),
    UNIQUE (lottery, failed),
    CHECK ((state = 'failed') = (failed IS NOT NULL)),
    CHECK ((state = 'drawn') = (judged_by IS NULL))
  );

  CREATE INDEX live_lottery_winner_contact ON live_lottery_winner (contact_at) WHERE contact IS NOT NULL;

  CREATE TABLE live_lottery_exclusion (
    station text NOT NULL,
    reader uuid NOT NULL,
    why text NOT NULL,
    by_person text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (station, reader)
  );

  CREATE FUNCTION live_draw_stands() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a draw stands: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'HG011';
  END $$;
  CREATE TRIGGER live_lottery_draw_stands BEFORE UPDATE OR DELETE ON live_lottery_draw
    FOR EACH ROW EXECUTE FUNCTION live_draw_stands();
`;

/** Lotteries (抽奖): what was promised, who entered, the one draw, who has won. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(LOTTERIES);
  await knex.raw(ENTRIES);
}
