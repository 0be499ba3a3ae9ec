import type { Knex } from 'knex';

/**
 * Switches for the whole matrix (一键开关): breaking news, mourning, silence, a column on hold. A switch changes no delivery: it is asked
 * when one is taken and once more before it is sent. So switches lie over each other as they like, and turning one off leaves
 * everything exactly as it was.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE matrix_switch (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      mode text NOT NULL CHECK (mode IN ('breaking', 'mourning', 'silence', 'hold')),
      column_id text,
      -- What goes out all the same.
      named text[] NOT NULL DEFAULT '{}',
      reason text NOT NULL CHECK (reason <> ''),
      state text NOT NULL CHECK (state IN ('asked', 'on', 'off', 'declined')),
      asked_by uuid REFERENCES person (id),
      confirmed_by uuid REFERENCES person (id),
      on_at timestamptz,
      ends_at timestamptz,
      ended_at timestamptz,
      ended_by uuid REFERENCES person (id),
      end_reason text,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CHECK ((mode = 'hold') = (column_id IS NOT NULL)),
      CHECK ((on_at IS NULL) = (state IN ('asked', 'declined'))),
      CHECK (confirmed_by <> asked_by)
    );
    CREATE INDEX matrix_switch_on ON matrix_switch (station) WHERE state = 'on';
    CREATE INDEX matrix_switch_list ON matrix_switch (station, created_at DESC, id DESC);

    -- Modes that want a second person at a station and below it.
    CREATE TABLE matrix_policy (
      station text PRIMARY KEY REFERENCES station (slug),
      second_person text[] NOT NULL,
      version integer NOT NULL CHECK (version > 0)
    );

    -- The switch that keeps a story of a station from going out now; the oldest where several do.
    CREATE FUNCTION switch_stopping(of_station text, of_document text, of_locale text) RETURNS SETOF matrix_switch
    LANGUAGE sql STABLE AS $$
      SELECT s.* FROM matrix_switch s
       WHERE s.state = 'on' AND s.mode <> 'mourning'
         AND NOT (of_document = ANY (s.named))
         AND s.station IN (SELECT stations_above(of_station))
         AND (s.mode <> 'hold' OR s.column_id = (
               SELECT c.column_id FROM review_case c WHERE c.document_id = of_document AND c.locale = of_locale))
       ORDER BY s.on_at, s.id LIMIT 1
    $$;
  `);
}
