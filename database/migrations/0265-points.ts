import type { Knex } from 'knex';

/**
 * Points (绩效积分) as books: a rule by version, months that are closed by name, postings in double entry that nobody changes. Sums, closed
 * months and what stands are kept by the tables themselves, so that no path around the verbs can break them.
 */
export async function up(knex: Knex): Promise<void> {
  await rulesAndMonths(knex);
  await postings(knex);
  await works(knex);
  await appeals(knex);
  await kept(knex);
  await balanced(knex);
  await closed(knex);
}

async function rulesAndMonths(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE point_rule (
      station text NOT NULL REFERENCES station (slug),
      version integer NOT NULL CHECK (version > 0),
      valid_from text NOT NULL CHECK (valid_from ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
      rule jsonb NOT NULL,
      by_person uuid NOT NULL REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (station, version)
    );

    CREATE TABLE point_month (
      station text NOT NULL REFERENCES station (slug),
      month text NOT NULL CHECK (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
      closed_by uuid REFERENCES person (id),
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      PRIMARY KEY (station, month),
      CHECK ((closed_by IS NULL) = (closed_at IS NULL))
    );
    -- One month is open at a time: what is not closed yet is where everything new is dated.
    CREATE UNIQUE INDEX point_month_open ON point_month (station) WHERE closed_at IS NULL;
  `);
}

async function postings(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE point_posting (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      month text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      title text NOT NULL,
      rule_version integer NOT NULL,
      grading jsonb NOT NULL,
      points integer NOT NULL CHECK (points >= 0),
      -- The posting that this one takes back; once each.
      reverses uuid UNIQUE REFERENCES point_posting (id),
      reason text CHECK (reason <> ''),
      by_person uuid NOT NULL REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (id, station),
      FOREIGN KEY (station, month) REFERENCES point_month (station, month),
      FOREIGN KEY (station, rule_version) REFERENCES point_rule (station, version),
      CHECK (reverses IS NULL OR reason IS NOT NULL)
    );
    CREATE INDEX point_posting_month ON point_posting (station, month, at, id);
    CREATE INDEX point_posting_work ON point_posting (document_id, locale, at);

    -- One side of a posting: the work gives (no person), people get.
    CREATE TABLE point_entry (
      posting uuid NOT NULL,
      station text NOT NULL,
      n smallint NOT NULL CHECK (n >= 0),
      person uuid REFERENCES person (id),
      amount integer NOT NULL,
      PRIMARY KEY (posting, n),
      FOREIGN KEY (posting, station) REFERENCES point_posting (id, station),
      CHECK ((n = 0) = (person IS NULL))
    );
    CREATE INDEX point_entry_person ON point_entry (person, posting) WHERE person IS NOT NULL;
  `);
}

async function works(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Which posting of a work stands now.
    CREATE TABLE point_work (
      document_id text NOT NULL,
      locale text NOT NULL,
      station text NOT NULL,
      posting uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      PRIMARY KEY (document_id, locale),
      -- Deferred: what stands is moved first, so that of two who grade a work at once only one writes a posting.
      FOREIGN KEY (posting, station) REFERENCES point_posting (id, station) DEFERRABLE INITIALLY DEFERRED
    );
    CREATE INDEX point_work_station ON point_work (station);
  `);
}

async function appeals(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE point_appeal (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      posting uuid NOT NULL,
      person uuid NOT NULL REFERENCES person (id),
      reason text NOT NULL CHECK (reason <> ''),
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
      answer text,
      answered_by uuid REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      FOREIGN KEY (posting, station) REFERENCES point_posting (id, station),
      -- An answer has a name and a reason, and is nobody's own.
      CHECK ((state IN ('accepted', 'declined')) = (answered_by IS NOT NULL)),
      CHECK (answered_by IS NULL OR (answer <> '' AND answered_by <> person))
    );
    CREATE UNIQUE INDEX point_appeal_open ON point_appeal (posting, person) WHERE state = 'open';
    CREATE INDEX point_appeal_list ON point_appeal (station, at DESC, id);
  `);
}

/** Rules and books are written once. */
async function kept(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION points_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'points are written once (%)', TG_TABLE_NAME
        USING ERRCODE = 'HG009', HINT = 'Reverse the posting and post anew in the open month.';
    END $$;
  `);
  for (const table of ['point_rule', 'point_posting', 'point_entry']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION points_are_kept();
      CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION points_are_kept();
    `);
  }
}

/** At the commit the entries of a posting add up to nothing, and the side of the work is the points of the work. */
async function balanced(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION points_balance() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      which uuid := CASE TG_TABLE_NAME WHEN 'point_entry' THEN to_jsonb(NEW) ->> 'posting' ELSE to_jsonb(NEW) ->> 'id' END;
      total bigint;
      given bigint;
      wanted bigint;
    BEGIN
      SELECT coalesce(sum(amount), 0), sum(amount) FILTER (WHERE n = 0) INTO total, given
        FROM point_entry WHERE posting = which;
      SELECT CASE WHEN reverses IS NULL THEN -points ELSE points END INTO wanted FROM point_posting WHERE id = which;
      IF total <> 0 OR given IS DISTINCT FROM wanted THEN
        RAISE EXCEPTION 'posting % gives % of % and is out by %', which, given, wanted, total
          USING ERRCODE = 'HG009', HINT = 'The shares of a work are its points.';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER point_posting_balances AFTER INSERT ON point_posting
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_balance();
    CREATE CONSTRAINT TRIGGER point_entry_balances AFTER INSERT ON point_entry
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_balance();
  `);
}

/** Nothing is dated into a closed month, and it is not opened again. */
async function closed(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION point_month_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Held until the end: whoever closes the month waits for this posting, or this posting finds it closed.
      PERFORM 1 FROM point_month m WHERE m.month = (
          SELECT month FROM point_posting WHERE id = (to_jsonb(NEW) ->> CASE TG_TABLE_NAME
            WHEN 'point_entry' THEN 'posting' ELSE 'id' END)::uuid)
        AND m.station = NEW.station AND m.closed_at IS NULL FOR SHARE;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'the month of a posting of % is closed', NEW.station
          USING ERRCODE = 'HG010', HINT = 'Post in the open month.';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER point_posting_in_open AFTER INSERT ON point_posting
      FOR EACH ROW EXECUTE FUNCTION point_month_is_open();
    CREATE TRIGGER point_entry_in_open AFTER INSERT ON point_entry
      FOR EACH ROW EXECUTE FUNCTION point_month_is_open();

    CREATE FUNCTION point_months_close_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
        AND NEW.station = OLD.station AND NEW.month = OLD.month THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'month % of % stays as it is', OLD.month, OLD.station USING ERRCODE = 'HG010';
    END $$;
    CREATE TRIGGER point_month_closes_once BEFORE UPDATE OR DELETE ON point_month
      FOR EACH ROW EXECUTE FUNCTION point_months_close_once();

    CREATE FUNCTION point_months_go_on() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM point_month WHERE station = NEW.station AND month > NEW.month) THEN
        RAISE EXCEPTION 'month % of % lies before one that is kept', NEW.month, NEW.station USING ERRCODE = 'HG010';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER point_month_goes_on BEFORE INSERT ON point_month
      FOR EACH ROW EXECUTE FUNCTION point_months_go_on();
  `);
}
