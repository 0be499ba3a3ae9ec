import type { Knex } from 'knex';

/** Who may watch: keys that passes are signed with, links by which people come in, and on whose pages a room's player may stand. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE streaming_room
      ADD COLUMN listed boolean NOT NULL DEFAULT true,
      ADD COLUMN hosts jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(hosts) = 'array' AND jsonb_array_length(hosts) <= 10),
      -- What the driver calls the list of hosts.
      ADD COLUMN restriction text,
      ADD CONSTRAINT streaming_room_restricted CHECK ((restriction IS NULL) = (hosts = '[]'::jsonb));
  `);
  // Rooms of classes were never meant to be named to everybody.
  await knex('streaming_room').where({ signed: true }).update({ listed: false });
  await knex.raw(`
    -- The house has one signature, as it has one playback address; stations have their own rooms, links and lists of hosts.
    CREATE TABLE streaming_signing_key (
      kid uuid PRIMARY KEY,
      -- The private half lies sealed and is opened to sign.
      private text NOT NULL,
      public text NOT NULL,
      made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      retired_at timestamptz,
      CHECK (retired_at >= made_at)
    );
    -- One signs, however many nodes find at once that there is none.
    CREATE UNIQUE INDEX streaming_signing_key_one ON streaming_signing_key ((true)) WHERE retired_at IS NULL;

    CREATE TABLE streaming_link (
      id uuid PRIMARY KEY,
      room uuid NOT NULL REFERENCES streaming_room ON DELETE CASCADE,
      station text NOT NULL,
      -- What the link carries is told once.
      hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
      audience text NOT NULL,
      until timestamptz NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      revoked_at timestamptz,
      opened int NOT NULL DEFAULT 0,
      CHECK (until > made_at)
    );
    CREATE INDEX streaming_link_room ON streaming_link (room, id);
    CREATE INDEX streaming_link_revoked ON streaming_link (until) WHERE revoked_at IS NOT NULL;
  `);
}
