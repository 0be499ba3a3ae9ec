import type { Knex } from 'knex';

const TABLES = `
  -- Each version of a script stays as it was written: what was signed is known by its hash.
  CREATE TABLE live_script (
    id uuid PRIMARY KEY,
    item uuid NOT NULL REFERENCES live_runsheet_item,
    station text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    seconds integer NOT NULL CHECK (seconds >= 0),
    hash char(64) NOT NULL,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (item, version)
  );

  CREATE TABLE live_script_sentence (
    script uuid NOT NULL REFERENCES live_script,
    place integer NOT NULL CHECK (place >= 0),
    beat text NOT NULL CHECK (beat IN ('hook', 'origin', 'proof', 'taste', 'offer', 'rule', 'close')),
    text text NOT NULL CHECK (text <> ''),
    claims uuid[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (script, place)
  );

  CREATE TABLE live_script_approval (
    script uuid NOT NULL REFERENCES live_script,
    by_person text NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (script, by_person)
  );

  -- The version that the prompter loads.
  ALTER TABLE live_runsheet_item ADD COLUMN script uuid REFERENCES live_script;
`;

/** Scripts in sentences, and who signed them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TABLES);
  for (const table of ['live_script', 'live_script_sentence', 'live_script_approval']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION live_records_are_kept();
      CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION live_records_are_kept();
    `);
  }
}
