import type { Knex } from 'knex';

const SESSIONS = `
  -- A live as it is planned and goes on. Its room is a row of its own: a room knows nothing of selling.
  CREATE TABLE live_session (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    language text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'prepared', 'rehearsal', 'ready', 'live', 'paused', 'ending', 'ended',
      'published', 'archived', 'cancelled')),
    version integer NOT NULL DEFAULT 1,
    -- A rehearsal is a session of its own that no shop and no viewer hears of.
    is_rehearsal boolean NOT NULL DEFAULT false,
    rehearsal_of uuid REFERENCES live_session,
    -- The same live in several languages.
    series uuid NOT NULL,
    room uuid NOT NULL UNIQUE,
    streaming_room uuid,
    cover uuid,
    place text NOT NULL DEFAULT '',
    props text NOT NULL DEFAULT '',
    kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
    host_kind text NOT NULL CHECK (host_kind IN ('human', 'guest', 'digital-human')),
    machine_uses text[] NOT NULL DEFAULT '{}',
    ai_label boolean NOT NULL DEFAULT false,
    is_advertising boolean NOT NULL DEFAULT true,
    ad_mark boolean NOT NULL DEFAULT false,
    shows_minors boolean NOT NULL DEFAULT false,
    guardian_consent boolean NOT NULL DEFAULT false,
    planned_at timestamptz NOT NULL,
    planned_minutes integer NOT NULL CHECK (planned_minutes BETWEEN 5 AND 780),
    -- Who looked at title, cover, place and props, and at which: SHA-256 of them.
    setting_hash char(64),
    setting_by text,
    setting_at timestamptz,
    runsheet_version integer NOT NULL DEFAULT 0,
    -- What the shop knows of it; 0 while it was not told.
    shop_version integer NOT NULL DEFAULT 0,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    began_at timestamptz,
    ended_at timestamptz,
    CHECK (is_rehearsal = (rehearsal_of IS NOT NULL)),
    CHECK ((setting_hash IS NULL) = (setting_by IS NULL) AND (setting_hash IS NULL) = (setting_at IS NULL)),
    CHECK (ended_at IS NULL OR began_at IS NOT NULL)
  );
  CREATE INDEX live_session_planned ON live_session (station, planned_at, id);
  CREATE INDEX live_session_series ON live_session (series);
  CREATE INDEX live_session_rehearsal ON live_session (rehearsal_of) WHERE rehearsal_of IS NOT NULL;
  CREATE INDEX live_session_picture ON live_session (streaming_room) WHERE streaming_room IS NOT NULL;
  CREATE INDEX live_session_on ON live_session (state) WHERE state IN ('live', 'paused', 'ending');
`;

const EVENTS = `
  -- What happened to a session, for the file that is kept three years and longer.
  CREATE TABLE live_session_event (
    id uuid PRIMARY KEY,
    session uuid NOT NULL REFERENCES live_session,
    station text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    event text NOT NULL,
    by_person text NOT NULL,
    by_name text NOT NULL,
    words text NOT NULL DEFAULT '',
    facts jsonb NOT NULL DEFAULT '{}'
  );
  CREATE INDEX live_session_event_of ON live_session_event (session, id);

  CREATE FUNCTION live_records_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'what happened in a live is kept: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Write another row.';
  END $$;
  CREATE TRIGGER live_session_event_kept BEFORE UPDATE OR DELETE ON live_session_event
    FOR EACH ROW EXECUTE FUNCTION live_records_are_kept();
  CREATE TRIGGER live_session_event_whole BEFORE TRUNCATE ON live_session_event
    FOR EACH STATEMENT EXECUTE FUNCTION live_records_are_kept();
`;

/** Sessions of lives, and what happened to each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(SESSIONS);
  await knex.raw(EVENTS);
}
