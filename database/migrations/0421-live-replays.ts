import type { Knex } from 'knex';

const REPLAYS = `
  -- Which recording is the replay of a live.
  CREATE TABLE live_replay (
    session uuid PRIMARY KEY,
    station text NOT NULL,
    recording uuid NOT NULL,
    playback_id text,
    seconds double precision NOT NULL CHECK (seconds >= 0),
    began_at timestamptz NOT NULL,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );

  -- What was shown, as chapters of that recording. Its number is chosen before the recording is asked, so that asked again it is the same one.
  CREATE TABLE live_chapter (
    pin uuid PRIMARY KEY,
    session uuid NOT NULL REFERENCES live_replay,
    recording uuid NOT NULL,
    chapter uuid NOT NULL,
    at double precision NOT NULL CHECK (at >= 0),
    seconds double precision NOT NULL CHECK (seconds >= 0),
    is_marked boolean NOT NULL DEFAULT false
  );
  CREATE INDEX live_chapter_session ON live_chapter (session, at);
`;

const CLIPS = `
  CREATE TABLE live_clip (
    -- That of its recording, which the page chose: pressed twice it is one clip.
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    recording uuid NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    starts double precision NOT NULL CHECK (starts >= 0),
    ends double precision NOT NULL CHECK (ends > starts),
    is_ad boolean NOT NULL,
    -- What it shows: products by which a recall finds it, and each with its offer and the moment.
    products uuid[] NOT NULL,
    goods jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('cut', 'sent', 'out', 'down', 'dropped')),
    version integer NOT NULL DEFAULT 1,
    manuscript text UNIQUE,
    -- In which languages its story can be seen now.
    out_locales text[] NOT NULL DEFAULT '{}',
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Whatever shows goods is advertising, whatever anybody says.
    CHECK (is_ad OR cardinality(products) = 0),
    CHECK ((manuscript IS NULL) = (state IN ('cut', 'dropped'))),
    CHECK ((state = 'out') = (cardinality(out_locales) > 0))
  );
  CREATE INDEX live_clip_session ON live_clip (session, id);
  CREATE INDEX live_clip_products ON live_clip USING gin (products);
`;

/** Replays of lives with their chapters, and the clips that were cut of them. */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [REPLAYS, CLIPS]) await knex.raw(tables);
}
