import type { Knex } from 'knex';

const HAPPENINGS = `
  CREATE TABLE happening (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    uid text NOT NULL CHECK (uid <> ''),
    title text NOT NULL CHECK (title <> ''),
    notes text NOT NULL DEFAULT '',
    place text NOT NULL DEFAULT '',
    lat double precision,
    lon double precision,
    source text NOT NULL DEFAULT '',
    url text,
    certainty text NOT NULL CHECK (certainty IN ('certain', 'likely', 'open')),
    zone text NOT NULL,
    starts text NOT NULL,
    minutes integer NOT NULL CHECK (minutes >= 0),
    all_day boolean NOT NULL DEFAULT false,
    rule text,
    except_at text[] NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'postponed', 'cancelled')),
    reason text NOT NULL DEFAULT '',
    starts_at timestamptz NOT NULL,
    -- Nothing where a series never ends.
    ends_at timestamptz,
    sequence integer NOT NULL DEFAULT 0,
    imported_hash text,
    author uuid NOT NULL REFERENCES person (id),
    version integer NOT NULL DEFAULT 1,
    UNIQUE (station, uid),
    UNIQUE (id, station),
    CHECK ((lat IS NULL) = (lon IS NULL))
  );
  CREATE INDEX happening_span ON happening (station, starts_at, ends_at);
`;

const AROUND = `
  CREATE TABLE happening_change (
    happening uuid NOT NULL REFERENCES happening (id),
    -- When the rule says that the occurrence is.
    at text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'postponed', 'cancelled')),
    starts text NOT NULL,
    minutes integer NOT NULL CHECK (minutes >= 0),
    title text,
    place text,
    reason text NOT NULL DEFAULT '',
    PRIMARY KEY (happening, at)
  );

  CREATE TABLE happening_topic (
    happening uuid NOT NULL,
    station text NOT NULL,
    at text NOT NULL,
    topic uuid NOT NULL,
    PRIMARY KEY (happening, at),
    FOREIGN KEY (happening, station) REFERENCES happening (id, station),
    FOREIGN KEY (topic, station) REFERENCES topic (id, station)
  );

  CREATE TABLE calendar_subscription (
    person uuid PRIMARY KEY REFERENCES person (id),
    token_hash text NOT NULL UNIQUE,
    since timestamptz NOT NULL DEFAULT now(),
    last_read_at timestamptz
  );
`;

/**
 * The calendar of events. Times are kept as a wall shows them, with their zone: a series at eight in the morning stays at eight when
 * summer time comes. `starts_at` and `ends_at` are the span that holds every occurrence, for looking up what may touch a week.
 */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [HAPPENINGS, AROUND]) await knex.raw(tables);
}
