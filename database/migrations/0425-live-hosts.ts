import type { Knex } from 'knex';

const HOSTS = `
  -- Who speaks in a live, or answers in writing. Of a machine it is always said what it is, and somebody watches over it.
  CREATE TABLE live_host (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('human', 'guest', 'digital-human')),
    task text NOT NULL CHECK (task IN ('speaks', 'answers')),
    name text NOT NULL CHECK (name <> ''),
    label jsonb,
    duty_person text,
    duty_name text,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'speaking', 'faded', 'stopped', 'gone')),
    -- When the page of whoever is on duty last said that the label is seen.
    seen_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    moved_by text,
    moved_at timestamptz,
    reason text NOT NULL DEFAULT '',
    CHECK ((kind = 'digital-human') = (label IS NOT NULL)),
    CHECK ((kind = 'digital-human') = (duty_person IS NOT NULL)),
    CHECK ((duty_person IS NULL) = (duty_name IS NULL)),
    -- No machine speaks whose label nobody saw.
    CHECK (kind <> 'digital-human' OR state <> 'speaking' OR seen_at IS NOT NULL)
  );
  CREATE INDEX live_host_session ON live_host (station, session, id);
  -- The machines that speak now: few, and looked at each ten seconds.
  CREATE INDEX live_host_watched ON live_host (seen_at) WHERE kind = 'digital-human' AND state = 'speaking';
`;

/** The hosts of lives: people, guests, and machines with a label and a person on duty. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(HOSTS);
}
