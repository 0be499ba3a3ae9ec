import type { Knex } from 'knex';

/** Who signs, and what is planned. What was approved keeps the chain it was pitched under. */
const TOPICS = `
  CREATE TABLE topic_chain (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    column_id text,
    steps jsonb NOT NULL CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) BETWEEN 1 AND 5),
    version integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (station, column_id)
  );

  CREATE TABLE topic (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    title text NOT NULL CHECK (title <> ''),
    angle text NOT NULL DEFAULT '',
    importance smallint NOT NULL DEFAULT 2 CHECK (importance BETWEEN 1 AND 3),
    column_id text,
    channels text[] NOT NULL DEFAULT '{}',
    planned_from timestamptz,
    planned_to timestamptz,
    budget_fen bigint NOT NULL DEFAULT 0 CHECK (budget_fen >= 0),
    place text NOT NULL DEFAULT '',
    notes text NOT NULL DEFAULT '',
    people_wanted smallint NOT NULL DEFAULT 1 CHECK (people_wanted BETWEEN 0 AND 50),
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'pitched', 'returned', 'approved', 'assigned',
      'accepted', 'on_site', 'filed', 'covered', 'postponed', 'rejected', 'cancelled', 'merged')),
    before text CHECK (before IN ('draft', 'pitched', 'approved')),
    state_since timestamptz NOT NULL DEFAULT now(),
    reason text,
    author uuid NOT NULL REFERENCES person (id),
    pitched_by uuid REFERENCES person (id),
    chain jsonb,
    signed smallint NOT NULL DEFAULT 0 CHECK (signed >= 0),
    round integer NOT NULL DEFAULT 0,
    last_event text NOT NULL DEFAULT 'draft',
    last_by uuid NOT NULL REFERENCES person (id),
    merged_into uuid,
    terms text[] NOT NULL DEFAULT '{}',
    words tsvector NOT NULL DEFAULT '',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    FOREIGN KEY (merged_into, station) REFERENCES topic (id, station),
    CHECK (planned_to IS NULL OR planned_from IS NOT NULL AND planned_to >= planned_from),
    CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CHECK (merged_into <> id),
    CHECK ((state IN ('postponed', 'cancelled', 'merged')) = (before IS NOT NULL)),
    CHECK (chain IS NOT NULL OR state IN ('draft', 'cancelled', 'merged')),
    -- The last guard of the approval: without all signatures of its chain nothing stands as approved, whoever writes the row.
    CHECK (state NOT IN ('approved', 'assigned', 'accepted', 'on_site', 'filed', 'covered')
      OR signed = jsonb_array_length(chain))
  );
  CREATE INDEX topic_board ON topic (station, state, state_since DESC, id DESC);
  CREATE INDEX topic_planned ON topic USING gist (tstzrange(planned_from, coalesce(planned_to, planned_from), '[]'))
    WHERE planned_from IS NOT NULL;
  CREATE INDEX topic_terms ON topic USING gin (terms);
  CREATE INDEX topic_words ON topic USING gin (words);
  CREATE INDEX topic_author ON topic (author);
  CREATE INDEX topic_merged_into ON topic (merged_into) WHERE merged_into IS NOT NULL;
`;

/** What people do with a topic. A person signs one step of a round at most, and a step is signed once. */
const HANDS = `
  CREATE TABLE topic_signature (
    id uuid PRIMARY KEY,
    topic uuid NOT NULL,
    station text NOT NULL,
    round integer NOT NULL,
    step smallint NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    on_behalf_of uuid REFERENCES person (id),
    hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    signed_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    FOREIGN KEY (topic, station) REFERENCES topic (id, station)
  );
  CREATE UNIQUE INDEX topic_signature_step ON topic_signature (topic, round, step) WHERE revoked_at IS NULL;
  CREATE UNIQUE INDEX topic_signature_person ON topic_signature (topic, round, person) WHERE revoked_at IS NULL;

  CREATE TABLE topic_person (
    topic uuid NOT NULL,
    station text NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    assigned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, person),
    FOREIGN KEY (topic, station) REFERENCES topic (id, station)
  );
  CREATE INDEX topic_person_person ON topic_person (person);

  CREATE TABLE topic_step (
    id uuid PRIMARY KEY,
    topic uuid NOT NULL,
    station text NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    on_behalf_of uuid REFERENCES person (id),
    reason text,
    at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (topic, station) REFERENCES topic (id, station)
  );
  CREATE INDEX topic_step_topic ON topic_step (topic, at);

  CREATE TABLE topic_comment (
    id uuid PRIMARY KEY,
    topic uuid NOT NULL,
    station text NOT NULL,
    origin uuid NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    text text NOT NULL CHECK (text <> ''),
    at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (topic, station) REFERENCES topic (id, station),
    FOREIGN KEY (origin, station) REFERENCES topic (id, station)
  );
  CREATE INDEX topic_comment_topic ON topic_comment (topic, id);

  CREATE TABLE topic_merge (
    id uuid PRIMARY KEY,
    topic uuid NOT NULL,
    station text NOT NULL,
    into_topic uuid NOT NULL,
    into_version integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    undone_at timestamptz,
    FOREIGN KEY (topic, station) REFERENCES topic (id, station),
    FOREIGN KEY (into_topic, station) REFERENCES topic (id, station)
  );
  CREATE UNIQUE INDEX topic_merge_standing ON topic_merge (topic) WHERE undone_at IS NULL;
`;

/**
 * Topics: planned, approved step by step, assigned, covered. The rules that must hold whoever writes are constraints: an approved
 * topic has all its signatures, a person signs once, a merge stays within a station.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TOPICS);
  await knex.raw(HANDS);
}
