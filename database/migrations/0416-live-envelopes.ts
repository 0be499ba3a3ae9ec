import type { Knex } from 'knex';

const BUDGETS = `
  -- What a station may give away in a month, by its own clock.
  CREATE TABLE live_game_budget (
    station text NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    fen bigint NOT NULL CHECK (fen >= 0),
    -- Set aside in that month and not given back.
    used bigint NOT NULL DEFAULT 0 CHECK (used >= 0),
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (station, month),
    CHECK (used <= fen)
  );
`;

const ENVELOPES = `
  CREATE TABLE live_envelope (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    room uuid NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    budget bigint NOT NULL CHECK (budget > 0),
    count integer NOT NULL CHECK (count BETWEEN 1 AND 10000),
    split text NOT NULL CHECK (split IN ('equal', 'random')),
    least bigint NOT NULL CHECK (least > 0),
    most bigint NOT NULL CHECK (most >= least),
    payout text NOT NULL CHECK (payout IN ('coupon', 'account')),
    coupon_batch uuid,
    audience text NOT NULL CHECK (audience IN ('all', 'reserved')),
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
    state text NOT NULL CHECK (state IN ('draft', 'funded', 'published', 'open', 'sold-out', 'expired', 'settled', 'archived',
      'cancelled')),
    version integer NOT NULL DEFAULT 1,
    -- Sealed until nobody can take a share any more; the hash is told before.
    seed text,
    seed_hash char(64),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    funded_by text,
    -- The month whose budget it was taken from.
    funded_month date,
    paid_fen bigint NOT NULL DEFAULT 0 CHECK (paid_fen >= 0),
    returned_fen bigint NOT NULL DEFAULT 0 CHECK (returned_fen >= 0),
    CHECK (budget BETWEEN count * least AND count * most),
    CHECK ((payout = 'coupon') = (coupon_batch IS NOT NULL)),
    CHECK ((seed IS NULL) = (seed_hash IS NULL)),
    CHECK ((funded_by IS NULL) = (funded_month IS NULL)),
    CHECK (paid_fen + returned_fen <= budget)
  );
  CREATE INDEX live_envelope_station ON live_envelope (station, id);
  CREATE INDEX live_envelope_session ON live_envelope (session, id);
  CREATE INDEX live_envelope_due ON live_envelope (state, opens_at)
    WHERE state IN ('published', 'open', 'sold-out', 'expired');

  CREATE TABLE live_envelope_share (
    envelope uuid NOT NULL REFERENCES live_envelope,
    seq integer NOT NULL CHECK (seq >= 0),
    amount bigint NOT NULL CHECK (amount > 0),
    reader uuid,
    claimed_at timestamptz,
    coupon uuid,
    paid_at timestamptz,
    receipt text,
    PRIMARY KEY (envelope, seq),
    CHECK ((reader IS NULL) = (claimed_at IS NULL)),
    CHECK (coupon IS NULL OR reader IS NOT NULL),
    CHECK ((paid_at IS NULL) = (receipt IS NULL) AND (paid_at IS NULL OR reader IS NOT NULL))
  );
  -- One share for each viewer, whatever races for it.
  CREATE UNIQUE INDEX live_envelope_share_once ON live_envelope_share (envelope, reader) WHERE reader IS NOT NULL;
  CREATE INDEX live_envelope_share_free ON live_envelope_share (envelope, seq) WHERE reader IS NULL;
  CREATE INDEX live_envelope_share_reader ON live_envelope_share (reader, claimed_at) WHERE reader IS NOT NULL;
`;

const WHOLE = `
  -- What is published is whole: so many shares as were said, and their sum is the budget to the fen.
  CREATE FUNCTION live_envelope_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    total bigint;
    found integer;
  BEGIN
    SELECT coalesce(sum(amount), 0), count(*) INTO total, found FROM live_envelope_share WHERE envelope = NEW.id;
    IF total <> NEW.budget OR found <> NEW.count THEN
      RAISE EXCEPTION 'envelope % holds % fen in % shares, not % in %', NEW.id, total, found, NEW.budget, NEW.count
        USING ERRCODE = 'HG012';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER live_envelope_is_whole AFTER UPDATE OF state ON live_envelope
    FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION live_envelope_is_whole();

  -- A share is taken once, and what it is worth never changes.
  CREATE FUNCTION live_share_stays() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.amount <> OLD.amount OR (OLD.reader IS NOT NULL AND NEW.reader IS NULL) THEN
      RAISE EXCEPTION 'share % of % stays what it is', OLD.seq, OLD.envelope USING ERRCODE = 'HG011';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER live_share_stays BEFORE UPDATE ON live_envelope_share
    FOR EACH ROW EXECUTE FUNCTION live_share_stays();
`;

/** Red packets (红包), their shares, and what a station may give away in a month. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(BUDGETS);
  await knex.raw(ENVELOPES);
  await knex.raw(WHOLE);
}
