import type { Knex } from 'knex';

const VISITS = `
  -- Who watched a live: one row for each viewer and live, extended by signs of life. The number is a phone's own for this live alone and
  -- leads to nobody. Whoever is counted watches a live that was looked up before, so nothing refers to it here: a beat locks no other row.
  CREATE TABLE live_visit (
    session uuid NOT NULL,
    viewer uuid NOT NULL,
    station text NOT NULL,
    first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Nothing until it was counted for the first time, in the transaction that makes the row.
    last_at timestamptz,
    seconds double precision NOT NULL DEFAULT 0 CHECK (seconds >= 0),
    -- How often they came in.
    entries integer NOT NULL DEFAULT 0 CHECK (entries >= 0),
    -- The pins for which they were counted at the last sign of life: by them nobody is counted twice for one.
    pins uuid[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (session, viewer)
  ) WITH (fillfactor = 70);
  CREATE INDEX live_visit_last ON live_visit (session, last_at);

  -- How many were there while something was shown, and how long: sums, and no row for anybody.
  CREATE TABLE live_exposure (
    pin uuid PRIMARY KEY,
    session uuid NOT NULL,
    station text NOT NULL,
    offer uuid NOT NULL,
    product uuid NOT NULL,
    viewers integer NOT NULL CHECK (viewers >= 0),
    seconds double precision NOT NULL CHECK (seconds >= 0)
  ) WITH (fillfactor = 50);
  CREATE INDEX live_exposure_session ON live_exposure (session, offer);

  -- Whose card was opened, once for each viewer.
  CREATE TABLE live_click (
    session uuid NOT NULL,
    offer uuid NOT NULL,
    viewer uuid NOT NULL,
    station text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (session, offer, viewer)
  );
`;

const FIGURES = `
  -- How a live stood every ten seconds, by the calendar: one row however many nodes there are.
  CREATE TABLE live_figure (
    session uuid NOT NULL,
    at timestamptz NOT NULL,
    station text NOT NULL,
    concurrent integer NOT NULL CHECK (concurrent >= 0),
    orders integer NOT NULL CHECK (orders >= 0),
    net bigint NOT NULL,
    PRIMARY KEY (session, at)
  );

  -- Links by which anybody sees the big screen of a live; what they carry is kept as a hash.
  CREATE TABLE live_screen (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    hash char(64) NOT NULL UNIQUE,
    until timestamptz NOT NULL,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_at timestamptz,
    revoked_by text,
    seen_at timestamptz,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
  );
  CREATE INDEX live_screen_session ON live_screen (session, id);
`;

/** Who watched lives and what they saw, how lives stood from moment to moment, and the links to big screens. */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [VISITS, FIGURES]) await knex.raw(tables);
}
