import type { Knex } from 'knex';

const ANSWERS = `
  -- What a viewer asked the assistant of a live, and what was said to it. Kept three years.
  CREATE TABLE live_answer (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    -- The machine that answered; none where none was on.
    host uuid REFERENCES live_host,
    -- None when the person was purged: the words stay, whose they were does not.
    reader uuid,
    press uuid NOT NULL,
    product uuid,
    question text NOT NULL CHECK (question <> ''),
    outcome text NOT NULL CHECK (outcome IN ('answered', 'unknown', 'handed')),
    topic text CHECK (topic IN ('price', 'refund', 'health', 'minors')),
    text text,
    source jsonb,
    driver text NOT NULL,
    label jsonb NOT NULL,
    -- What the facts were that it was handed.
    facts_hash char(64) NOT NULL,
    reply text,
    reply_by text,
    reply_name text,
    replied_at timestamptz,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- A machine never answers without saying where it stands, and never what is a person's to answer.
    CHECK ((outcome = 'answered') = (text IS NOT NULL)),
    CHECK ((text IS NULL) = (source IS NULL)),
    CHECK (topic IS NULL OR outcome = 'handed'),
    CHECK ((reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (reply_by IS NULL) AND (reply IS NULL) = (reply_name IS NULL)),
    CHECK (reply IS NULL OR outcome <> 'answered')
  );
  CREATE UNIQUE INDEX live_answer_press ON live_answer (session, reader, press);
  CREATE INDEX live_answer_session ON live_answer (station, session, id);
  CREATE INDEX live_answer_reader ON live_answer (reader, session, id) WHERE reader IS NOT NULL;
  CREATE INDEX live_answer_waiting ON live_answer (session, id) WHERE outcome <> 'answered' AND reply IS NULL;
  CREATE INDEX live_answer_at ON live_answer (at);
`;

const KEPT = `
  CREATE FUNCTION live_answer_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < clock_timestamp() - interval '3 years' THEN
      RETURN OLD;
    END IF;
    -- A person's answer comes once, and whose question it was may be forgotten.
    IF TG_OP = 'UPDATE' AND OLD.reply IS NULL
      AND (to_jsonb(NEW) - '{reply,reply_by,reply_name,replied_at,reader}'::text[])
        = (to_jsonb(OLD) - '{reply,reply_by,reply_name,replied_at,reader}'::text[])
      AND (NEW.reader IS NULL OR NEW.reader = OLD.reader) THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.reader IS NULL AND (to_jsonb(NEW) - 'reader') = (to_jsonb(OLD) - 'reader') THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was answered is kept three years: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Write another answer.';
  END $$;
  CREATE TRIGGER live_answer_kept BEFORE UPDATE OR DELETE ON live_answer
    FOR EACH ROW EXECUTE FUNCTION live_answer_is_kept();
  CREATE FUNCTION live_answer_stays_whole() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'what was answered is kept three years: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Write another answer.';
  END $$;
  CREATE TRIGGER live_answer_whole BEFORE TRUNCATE ON live_answer
    FOR EACH STATEMENT EXECUTE FUNCTION live_answer_stays_whole();
`;

/** What viewers asked the assistant of a live and what was said to it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(ANSWERS);
  await knex.raw(KEPT);
}
