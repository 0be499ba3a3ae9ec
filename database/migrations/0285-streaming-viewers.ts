import type { Knex } from 'knex';

/** How many watch: what each node counts now, and how it was all along a broadcast. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- No node is truth: the sum of what all said lately is.
    CREATE TABLE streaming_viewer_count (
      playback text NOT NULL,
      node uuid NOT NULL,
      station text NOT NULL,
      viewers int NOT NULL CHECK (viewers >= 0),
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (playback, node)
    );
    CREATE INDEX streaming_viewer_count_at ON streaming_viewer_count (at);

    CREATE TABLE streaming_viewer_sample (
      broadcast uuid NOT NULL REFERENCES streaming_broadcast ON DELETE CASCADE,
      -- The beginning of its quarter of a minute, so that two nodes write one.
      at timestamptz NOT NULL,
      station text NOT NULL,
      viewers int NOT NULL CHECK (viewers >= 0),
      PRIMARY KEY (broadcast, at)
    );
  `);
}
