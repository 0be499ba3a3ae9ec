import type { Knex } from 'knex';

/** What a topic will yield, and until when. */
const COVERAGES = `
  CREATE TABLE coverage (
    id uuid PRIMARY KEY,
    topic uuid NOT NULL,
    station text NOT NULL REFERENCES station (slug),
    kind text NOT NULL CHECK (kind IN ('text', 'photo', 'short_video', 'tv_item', 'live')),
    title text NOT NULL DEFAULT '',
    plan text NOT NULL DEFAULT '',
    seconds integer CHECK (seconds > 0),
    due timestamptz,
    deadlines jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(deadlines) = 'array' AND jsonb_array_length(deadlines) <= 20),
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'assigned', 'filed', 'covered', 'cancelled')),
    state_since timestamptz NOT NULL DEFAULT now(),
    reason text,
    -- Who let an approved topic go without its last coverage, and why.
    overridden_by uuid REFERENCES person (id),
    override_reason text,
    author uuid NOT NULL REFERENCES person (id),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    FOREIGN KEY (topic, station) REFERENCES topic (id, station),
    CHECK ((overridden_by IS NULL) = (override_reason IS NULL))
  );
  CREATE INDEX coverage_topic ON coverage (topic, created_at);
`;

/** Who is sent for it, and what became of it on the way. Several people are one team: any of them answers for it. */
const ASSIGNMENTS = `
  CREATE TABLE assignment (
    id uuid PRIMARY KEY,
    coverage uuid NOT NULL,
    topic uuid NOT NULL,
    station text NOT NULL REFERENCES station (slug),
    brief text NOT NULL DEFAULT '',
    place text NOT NULL DEFAULT '',
    contact text NOT NULL DEFAULT '',
    departs_at timestamptz,
    on_site_at timestamptz,
    due timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'assigned', 'accepted', 'declined', 'on_the_way', 'on_site',
      'filed', 'done', 'cancelled')),
    state_since timestamptz NOT NULL DEFAULT now(),
    reason text,
    assigned_by uuid NOT NULL REFERENCES person (id),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    FOREIGN KEY (coverage, station) REFERENCES coverage (id, station),
    FOREIGN KEY (topic, station) REFERENCES topic (id, station),
    CHECK (departs_at IS NULL OR on_site_at IS NULL OR departs_at <= on_site_at),
    CHECK (coalesce(on_site_at, departs_at, due) <= due)
  );
  CREATE INDEX assignment_due ON assignment (station, due);
  CREATE INDEX assignment_coverage ON assignment (coverage);
  CREATE INDEX assignment_topic ON assignment (topic);
  CREATE INDEX assignment_open ON assignment (due) WHERE state IN ('assigned', 'accepted', 'on_the_way', 'on_site');

  CREATE TABLE assignment_person (
    assignment uuid NOT NULL,
    station text NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    place smallint NOT NULL,
    PRIMARY KEY (assignment, person),
    FOREIGN KEY (assignment, station) REFERENCES assignment (id, station)
  );
  CREATE INDEX assignment_person_person ON assignment_person (person);

  CREATE TABLE assignment_step (
    id uuid PRIMARY KEY,
    assignment uuid NOT NULL,
    station text NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    reason text,
    -- Whom it went to with this step: the chain of hands is these, one after the other.
    people uuid[] NOT NULL DEFAULT '{}',
    -- Two tasks of one person at one time stand as a conflict, with a name and a reason.
    override_reason text,
    -- Where and when by the phone, only as far as the person let it say so: rounded to about a hundred metres.
    latitude numeric(6, 3) CHECK (latitude BETWEEN -90 AND 90),
    longitude numeric(6, 3) CHECK (longitude BETWEEN -180 AND 180),
    accuracy integer CHECK (accuracy >= 100),
    said_at timestamptz,
    via text NOT NULL DEFAULT 'desk' CHECK (via IN ('desk', 'phone')),
    at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (assignment, station) REFERENCES assignment (id, station),
    CHECK ((latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL) = (accuracy IS NULL))
  );
  CREATE INDEX assignment_step_assignment ON assignment_step (assignment, at);

  -- One alarm for each thing that is late, however often and on however many nodes somebody looks.
  CREATE TABLE assignment_alarm (
    assignment uuid NOT NULL,
    station text NOT NULL,
    late text NOT NULL CHECK (late IN ('acceptance', 'departure', 'arrival', 'filing')),
    due timestamptz NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (assignment, late, due),
    FOREIGN KEY (assignment, station) REFERENCES assignment (id, station)
  );
`;

/** What is taken along. Without a named override no two bookings of one thing share a moment, whoever writes the rows. */
const RESOURCES = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;

  CREATE TABLE resource (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    kind text NOT NULL CHECK (kind IN ('crew', 'car', 'camera', 'studio')),
    name text NOT NULL CHECK (name <> ''),
    note text NOT NULL DEFAULT '',
    active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    UNIQUE (station, kind, name)
  );

  CREATE TABLE booking (
    id uuid PRIMARY KEY,
    resource uuid NOT NULL,
    station text NOT NULL,
    assignment uuid,
    purpose text NOT NULL DEFAULT '',
    person uuid NOT NULL REFERENCES person (id),
    span tstzrange NOT NULL CHECK (NOT isempty(span) AND lower(span) IS NOT NULL AND upper(span) IS NOT NULL),
    override_reason text CHECK (override_reason <> ''),
    released_at timestamptz,
    released_by uuid REFERENCES person (id),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    FOREIGN KEY (resource, station) REFERENCES resource (id, station),
    FOREIGN KEY (assignment, station) REFERENCES assignment (id, station),
    CONSTRAINT booking_once EXCLUDE USING gist (resource WITH =, span WITH &&)
      WHERE (released_at IS NULL AND override_reason IS NULL)
  );
  CREATE INDEX booking_span ON booking USING gist (resource, span) WHERE released_at IS NULL;
  CREATE INDEX booking_assignment ON booking (assignment) WHERE assignment IS NOT NULL;
`;

/** Coverages, assignments, and the things that are booked for them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(COVERAGES);
  await knex.raw(ASSIGNMENTS);
  await knex.raw(RESOURCES);
}
