import type { Knex } from 'knex';

/** Orders of takedown (撤稿令), what each of them hits, the addresses that are watched until they are gone, and what was seen there. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- A station and all it stands below: what is ordered above binds those below.
    CREATE FUNCTION stations_above(slug_of text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
      WITH RECURSIVE line (slug, parent) AS (
        SELECT s.slug, s.parent FROM station s WHERE s.slug = slug_of
        UNION SELECT s.slug, s.parent FROM station s JOIN line l ON s.slug = l.parent
      ) SELECT slug FROM line
    $$;
  `);
  await orders(knex);
  await watching(knex);
  await standing(knex);
  await blocking(knex);
}

async function orders(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE takedown_order (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      number text NOT NULL CHECK (number <> ''),
      authority text NOT NULL CHECK (authority IN ('inside', 'superior')),
      issuer text NOT NULL,
      reason text NOT NULL,
      public_note text NOT NULL DEFAULT '',
      scope jsonb NOT NULL,
      state text NOT NULL CHECK (state IN ('proposed', 'declined', 'ordered', 'cleared', 'sealed', 'lifting', 'lifted')),
      responsible uuid NOT NULL REFERENCES person (id),
      minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
      proposed_by uuid REFERENCES person (id),
      ordered_by uuid REFERENCES person (id),
      ordered_at timestamptz,
      due_at timestamptz,
      escalated_at timestamptz,
      cleared_at timestamptz,
      sealed_by uuid REFERENCES person (id),
      sealed_at timestamptz,
      evidence_hash text CHECK (evidence_hash ~ '^[0-9a-f]{64}$'),
      lift_asked_by uuid REFERENCES person (id),
      lifted_by uuid REFERENCES person (id),
      declined_reason text,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CHECK ((ordered_at IS NULL) = (state IN ('proposed', 'declined'))),
      CHECK (lifted_by IS NULL OR lifted_by <> lift_asked_by)
    );
    CREATE UNIQUE INDEX takedown_number ON takedown_order (station, number) WHERE state <> 'declined';
    CREATE INDEX takedown_list ON takedown_order (station, created_at DESC, id DESC);
    CREATE INDEX takedown_open ON takedown_order (due_at) WHERE state = 'ordered' AND escalated_at IS NULL;

    CREATE TABLE takedown_target (
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      title text NOT NULL,
      revision integer NOT NULL,
      hash text NOT NULL,
      via text NOT NULL CHECK (via IN ('named', 'lineage', 'package', 'asset', 'search')),
      was_public boolean NOT NULL,
      PRIMARY KEY (order_id, document_id, locale)
    );
    CREATE INDEX takedown_target_of ON takedown_target (document_id, locale);
  `);
}

async function watching(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE takedown_watch (
      id uuid PRIMARY KEY,
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL,
      -- Our own page, or the post of a delivery.
      delivery uuid REFERENCES delivery (id),
      url text,
      state text NOT NULL DEFAULT 'watching' CHECK (state IN ('watching', 'gone', 'never', 'by_hand')),
      looks integer NOT NULL DEFAULT 0,
      next_at timestamptz,
      settled_at timestamptz,
      CHECK ((state = 'watching') = (settled_at IS NULL))
    );
    CREATE UNIQUE INDEX takedown_watch_once ON takedown_watch
      (order_id, document_id, locale, coalesce(delivery, '00000000-0000-0000-0000-000000000000'));
    CREATE INDEX takedown_watch_due ON takedown_watch (next_at) WHERE state = 'watching';

    CREATE TABLE takedown_probe (
      id uuid PRIMARY KEY,
      watch uuid NOT NULL REFERENCES takedown_watch (id),
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      station text NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      url text,
      expected text NOT NULL DEFAULT 'gone',
      saw text NOT NULL CHECK (saw IN ('gone', 'visible', 'unclear', 'confirmed')),
      status integer,
      -- SHA-256 over the bytes that were seen.
      hash text CHECK (hash ~ '^[0-9a-f]{64}$'),
      note text,
      by_person uuid REFERENCES person (id)
    );
    CREATE INDEX takedown_probe_of ON takedown_probe (watch, at);

  `);
}

async function standing(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What was sealed, as it was then: looking again later must not change it.
    CREATE TABLE takedown_evidence (
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      station text NOT NULL,
      hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
      evidence jsonb NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (order_id, hash)
    );

    -- What readers are told at the address of a story that was ordered down.
    CREATE TABLE story_gone (
      document_id text NOT NULL,
      locale text NOT NULL,
      station text NOT NULL,
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      note text NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (document_id, locale)
    );
  `);
}

async function blocking(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE blocked_print (
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL,
      title text NOT NULL,
      shingles integer[] NOT NULL,
      lifted_at timestamptz,
      PRIMARY KEY (order_id, document_id, locale)
    );
    CREATE INDEX blocked_print_shingles ON blocked_print USING gin (shingles) WHERE lifted_at IS NULL;

    -- Two people answer for words that resemble something that was taken down.
    CREATE TABLE blocked_override (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      order_id uuid NOT NULL REFERENCES takedown_order (id),
      document_id text NOT NULL,
      locale text NOT NULL,
      hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
      reason text NOT NULL,
      first_person uuid NOT NULL REFERENCES person (id),
      second_person uuid REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      confirmed_at timestamptz,
      UNIQUE (document_id, locale, hash, order_id),
      CHECK (first_person <> second_person)
    );
  `);
}
