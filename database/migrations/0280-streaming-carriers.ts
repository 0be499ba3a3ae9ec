import type { Knex } from 'knex';

/** Rooms that Mux carries, or that pass here and are handed out by Mux: what they are there, and which copy goes to Mux. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE streaming_room
      -- A trial costs nothing and ends by itself.
      ADD COLUMN test boolean NOT NULL DEFAULT false,
      -- The stream at Mux that hands out a room whose picture passes here.
      ADD COLUMN mux_ref text UNIQUE,
      ADD COLUMN mux_playback_id text UNIQUE,
      ADD CHECK ((mux_ref IS NULL) = (mux_playback_id IS NULL) AND (mux_ref IS NULL OR driver = 'hybrid'));

    ALTER TABLE streaming_target
      -- 'distribution' is the copy by which Mux hands a room out: no platform, and not of people's making.
      ADD COLUMN purpose text NOT NULL DEFAULT 'platform' CHECK (purpose IN ('platform', 'distribution')),
      -- What Mux calls it, and the attempt for which Mux was told of it.
      ADD COLUMN ref text UNIQUE,
      ADD COLUMN ref_attempt integer,
      ADD CHECK ((ref IS NULL) = (ref_attempt IS NULL)),
      DROP CONSTRAINT streaming_target_room_name_unique;

    CREATE UNIQUE INDEX streaming_target_name ON streaming_target (room, name) WHERE purpose = 'platform';
    CREATE UNIQUE INDEX streaming_target_distribution ON streaming_target (room) WHERE purpose = 'distribution';
  `);
}
