import type { Knex } from 'knex';

const ORDER = `
  -- That somebody may not write in one room for a while.
  CREATE TABLE live_mute (
    id uuid PRIMARY KEY,
    room uuid NOT NULL,
    station text NOT NULL,
    reader uuid NOT NULL,
    name text NOT NULL,
    rule text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    until timestamptz NOT NULL,
    muted_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by text,
    lifted_at timestamptz,
    FOREIGN KEY (room, station) REFERENCES live_room (id, station),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
  );
  CREATE INDEX live_mute_room ON live_mute (room, reader, until) WHERE lifted_at IS NULL;
  CREATE INDEX live_mute_reader ON live_mute (reader);

  -- That somebody may not write in any room of a station: with a rule, a term, a reason, what was written, and an appeal.
  CREATE TABLE live_ban (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    -- Nobody once the account is gone.
    reader uuid,
    name text NOT NULL,
    rule text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    evidence text,
    banned_by text NOT NULL,
    banned_name text NOT NULL,
    banned_from timestamptz NOT NULL DEFAULT clock_timestamp(),
    until timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'appealed', 'upheld', 'lifted')),
    appeal text,
    appealed_at timestamptz,
    decision text,
    decided_by text,
    decided_name text,
    decided_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CHECK (until > banned_from),
    CHECK ((appeal IS NULL) = (appealed_at IS NULL)),
    CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
    CHECK ((state IN ('upheld', 'lifted')) = (decision IS NOT NULL)),
    CHECK (state <> 'appealed' OR appeal IS NOT NULL),
    -- Whoever spoke a ban does not judge the appeal against it.
    CHECK (appeal IS NULL OR decided_by IS DISTINCT FROM banned_by)
  );
  CREATE INDEX live_ban_running ON live_ban (station, reader, until) WHERE state <> 'lifted' AND reader IS NOT NULL;
  CREATE INDEX live_ban_reader ON live_ban (reader) WHERE reader IS NOT NULL;
  CREATE INDEX live_ban_station ON live_ban (station, id);
`;

/** Mutes and bans. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(ORDER);
}
