import type { Knex } from 'knex';

const CORRECTIONS = `
  -- A slip of the tongue, and the words that put it right (Order 117, article 31). Taking it off the picture is another row.
  CREATE TABLE live_correction (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    room uuid NOT NULL,
    slip text NOT NULL CHECK (slip <> ''),
    words text NOT NULL CHECK (words <> ''),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Where the picture stood, in seconds from the beginning of the broadcast.
    clock double precision CHECK (clock >= 0),
    by_person text NOT NULL,
    by_name text NOT NULL
  );
  CREATE INDEX live_correction_session ON live_correction (session, at, id);
  CREATE INDEX live_correction_room ON live_correction (room);

  CREATE TABLE live_correction_end (
    correction uuid PRIMARY KEY REFERENCES live_correction,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by_person text NOT NULL,
    by_name text NOT NULL
  );

  -- Who stopped a live at once, and the words that stand over its picture since.
  CREATE TABLE live_stop (
    session uuid PRIMARY KEY,
    station text NOT NULL,
    room uuid NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    words text NOT NULL CHECK (words <> ''),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by_person text NOT NULL,
    by_name text NOT NULL
  );
  CREATE INDEX live_stop_room ON live_stop (room);
`;

const KEPT = `
  CREATE FUNCTION live_corrections_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'what was put right is kept: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Write another correction.';
  END $$;
`;

/** What was said wrongly in lives and put right, and who stopped one. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(CORRECTIONS);
  await knex.raw(KEPT);
  for (const table of ['live_correction', 'live_correction_end', 'live_stop']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION live_corrections_are_kept();
      CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION live_corrections_are_kept();
    `);
  }
}
