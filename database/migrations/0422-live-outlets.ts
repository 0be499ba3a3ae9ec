import type { Knex } from 'knex';

const TABLES = `
  -- The rooms of a live on platforms: a copy of the picture, and no room of ours.
  CREATE TABLE live_outlet (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    platform text NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    language text NOT NULL,
    url text NOT NULL,
    -- The copy of the picture, as plugins/streaming knows it.
    target uuid,
    version integer NOT NULL DEFAULT 1,
    told_by text NOT NULL,
    told_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX live_outlet_session ON live_outlet (session, id);

  -- What platforms reported. A report that was wrong is followed by another; the newest counts.
  CREATE TABLE live_outlet_report (
    -- That of the press, so that a second is not a second report.
    id uuid PRIMARY KEY,
    outlet uuid NOT NULL REFERENCES live_outlet,
    station text NOT NULL,
    file_name text NOT NULL,
    file_hash char(64) NOT NULL,
    as_of date NOT NULL,
    finality text NOT NULL CHECK (finality IN ('provisional', 'settled')),
    figures jsonb NOT NULL,
    ignored text[] NOT NULL,
    imported_by text NOT NULL,
    imported_name text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The same file said twice says nothing new, unless it counts up to another day.
    UNIQUE (outlet, file_hash, as_of, finality)
  );
  CREATE INDEX live_outlet_report_newest ON live_outlet_report (outlet, imported_at, id);
`;

const COMMENTS = `
  -- Whose comments are read there, by which key, and how far.
  CREATE TABLE live_comment_source (
    outlet uuid PRIMARY KEY REFERENCES live_outlet,
    station text NOT NULL,
    session uuid NOT NULL,
    platform text NOT NULL,
    place text NOT NULL CHECK (place <> ''),
    -- The key to the platform; sealed.
    secret text NOT NULL,
    chat text,
    page text,
    quiet integer NOT NULL DEFAULT 0,
    tries integer NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (state IN ('reading', 'over', 'refused')),
    problem text,
    read_at timestamptz,
    next_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    told_by text NOT NULL,
    told_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX live_comment_source_due ON live_comment_source (next_at) WHERE state = 'reading';
`;

const KEPT = `
  CREATE FUNCTION live_reports_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'what a platform reported is kept: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Import another report.';
  END $$;
  CREATE TRIGGER live_outlet_report_kept BEFORE UPDATE OR DELETE ON live_outlet_report
    FOR EACH ROW EXECUTE FUNCTION live_reports_are_kept();
  CREATE TRIGGER live_outlet_report_whole BEFORE TRUNCATE ON live_outlet_report
    FOR EACH STATEMENT EXECUTE FUNCTION live_reports_are_kept();
`;

/** The rooms of lives on platforms, and what those reported. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
  await knex.raw(COMMENTS);
  await knex.raw(KEPT);
}
