import type { Knex } from 'knex';

/**
 * The duty roster. That nobody stands twice on one post at one time is said by exclusion constraints, for the person planned and
 * for the person who really stands there, because two planners may work at once.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE EXTENSION IF NOT EXISTS btree_gist;

    CREATE TABLE duty_post (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      slug text NOT NULL CHECK (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
      name_zh text NOT NULL CHECK (name_zh <> ''),
      name_en text NOT NULL CHECK (name_en <> ''),
      active boolean NOT NULL DEFAULT true,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (station, slug),
      UNIQUE (id, station)
    );

    CREATE TABLE duty_shift (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      post uuid NOT NULL,
      person uuid NOT NULL REFERENCES person (id),
      stand_in uuid REFERENCES person (id) CHECK (stand_in <> person),
      on_duty uuid GENERATED ALWAYS AS (coalesce(stand_in, person)) STORED,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      FOREIGN KEY (post, station) REFERENCES duty_post (id, station),
      CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '36 hours'),
      CONSTRAINT duty_shift_planned_once
        EXCLUDE USING gist (person WITH =, post WITH =, tstzrange(starts_at, ends_at) WITH &&),
      CONSTRAINT duty_shift_stands_once
        EXCLUDE USING gist (on_duty WITH =, post WITH =, tstzrange(starts_at, ends_at) WITH &&)
    );
    CREATE INDEX duty_shift_when ON duty_shift USING gist (station, tstzrange(starts_at, ends_at));
  `);
  await delegations(knex);
}

async function delegations(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE duty_delegation (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      from_person uuid NOT NULL REFERENCES person (id),
      to_person uuid NOT NULL REFERENCES person (id),
      post uuid REFERENCES duty_post (id),
      powers text[] NOT NULL DEFAULT '{}',
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      state text NOT NULL DEFAULT 'proposed'
        CHECK (state IN ('proposed', 'accepted', 'active', 'expired', 'revoked', 'declined')),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      changed_at timestamptz NOT NULL DEFAULT now(),
      CHECK (from_person <> to_person),
      CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '31 days'),
      CHECK (post IS NOT NULL OR cardinality(powers) > 0)
    );
    CREATE INDEX duty_delegation_from ON duty_delegation (from_person);
    CREATE INDEX duty_delegation_to ON duty_delegation (to_person, ends_at);
    CREATE INDEX duty_delegation_open ON duty_delegation (starts_at) WHERE state IN ('proposed', 'accepted', 'active');
  `);
}
