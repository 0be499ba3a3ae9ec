import type { Knex } from 'knex';

/**
 * What was ordered down is known by every wording that was out, and not by the newest one alone; and a file is found in every revision
 * that shows it, by an index and without a limit.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE blocked_print
      ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      -- The hash of the words: of a revision, or of an edition that was edited by hand.
      ADD COLUMN hash text NOT NULL DEFAULT '',
      ADD COLUMN size integer NOT NULL DEFAULT 0;
    ALTER TABLE blocked_print DROP CONSTRAINT blocked_print_pkey, ADD PRIMARY KEY (order_id, document_id, locale, hash);

    -- A row for each run of signs: counting what two texts have in common is a walk of an index, however much was ordered down.
    CREATE TABLE blocked_shingle (
      shingle integer NOT NULL,
      print bigint NOT NULL REFERENCES blocked_print (id) ON DELETE CASCADE,
      station text NOT NULL,
      PRIMARY KEY (shingle, print)
    );
    CREATE INDEX blocked_shingle_of ON blocked_shingle (print);
    INSERT INTO blocked_shingle (shingle, print, station)
      SELECT DISTINCT unnest(shingles), id, station FROM blocked_print WHERE lifted_at IS NULL;
    UPDATE blocked_print SET size = cardinality(shingles);
    ALTER TABLE blocked_print DROP COLUMN shingles;
  `);
  await knex.raw(`
    CREATE FUNCTION files_in(content jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT coalesce(array_agg(DISTINCT file #>> '{}'), '{}') FROM jsonb_path_query(content, '$.**.hash') file
       WHERE jsonb_typeof(file) = 'string'
    $$;
    CREATE INDEX manuscript_revision_files ON manuscript_revision USING gin (files_in(content));
    CREATE INDEX edition_by_hand ON edition (document_id, locale) WHERE hand_edited;
  `);
}
