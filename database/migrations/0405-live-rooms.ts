import type { Knex } from 'knex';

const ROOMS = `
  -- A room is people who are together. It knows who owns it and nothing of what is sold in it.
  CREATE TABLE live_room (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    owner_kind text NOT NULL CHECK (owner_kind IN ('session', 'class', 'practice')),
    owner_id text NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    language text NOT NULL,
    -- A rehearsal: nobody from outside comes in.
    is_closed boolean NOT NULL DEFAULT false,
    mode text NOT NULL DEFAULT 'post' CHECK (mode IN ('post', 'pre')),
    slow_seconds integer NOT NULL DEFAULT 0 CHECK (slow_seconds BETWEEN 0 AND 300),
    may_danmaku boolean NOT NULL DEFAULT true,
    announcement text,
    pinned_message uuid,
    -- Which room of plugins/streaming carries the picture, and since when.
    streaming_room uuid,
    picture_began timestamptz,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (owner_kind, owner_id),
    UNIQUE (id, station),
    CHECK ((streaming_room IS NULL) = (picture_began IS NULL))
  );
  CREATE INDEX live_room_picture ON live_room (streaming_room) WHERE streaming_room IS NOT NULL;
  CREATE INDEX live_room_over ON live_room (closed_at) WHERE closed_at IS NOT NULL;

  -- Likes are summed in memory and added here once a second; nobody keeps who liked what.
  CREATE TABLE live_like_sum (
    room uuid PRIMARY KEY REFERENCES live_room,
    likes bigint NOT NULL DEFAULT 0 CHECK (likes >= 0)
  );

  -- Who came into a room signed in, for the people who lead it.
  CREATE TABLE live_viewer (
    room uuid NOT NULL REFERENCES live_room,
    reader uuid NOT NULL,
    name text NOT NULL,
    came_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (room, reader)
  );
  CREATE INDEX live_viewer_came ON live_viewer (room, came_at);
  CREATE INDEX live_viewer_reader ON live_viewer (reader);
`;

/** Rooms of lives, classes and practices. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(ROOMS);
}
