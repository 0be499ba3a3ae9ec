import type { Knex } from 'knex';

/** Editions (渠道稿) of signed revisions, their deliveries (发布单), and every attempt that was made. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE edition (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      revision integer NOT NULL CHECK (revision > 0),
      master_hash text NOT NULL CHECK (master_hash ~ '^[0-9a-f]{64}$'),
      channel uuid NOT NULL REFERENCES channel (id),
      rule text NOT NULL,
      -- Hand-edited words are not the master's: they need signatures of their own.
      hand_edited boolean NOT NULL DEFAULT false,
      content jsonb NOT NULL,
      hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
      problems jsonb NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (document_id, locale, revision, channel, hash)
    );
  `);
  await deliveries(knex);
  await attempts(knex);
}

async function deliveries(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE delivery (
      id uuid PRIMARY KEY,
      seq bigint GENERATED ALWAYS AS IDENTITY,
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      edition uuid NOT NULL REFERENCES edition (id),
      revision integer NOT NULL,
      action text NOT NULL CHECK (action IN ('publish', 'update')),
      channel uuid NOT NULL REFERENCES channel (id),
      state text NOT NULL,
      gate text,
      due_at timestamptz NOT NULL,
      embargo jsonb NOT NULL,
      missed jsonb NOT NULL,
      released_at timestamptz,
      released_by uuid,
      takedown boolean NOT NULL DEFAULT false,
      lease_owner text,
      lease_until timestamptz,
      attempt integer NOT NULL DEFAULT 0,
      looks integer NOT NULL DEFAULT 0,
      -- Null: nobody but a person moves it on.
      next_at timestamptz,
      sent_at timestamptz,
      platform_id text,
      url text,
      live_at timestamptz,
      problem jsonb,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      changed_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (edition, revision, action, channel),
      CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
      CHECK (state NOT IN ('claimed', 'sending', 'taking_down') OR lease_owner IS NOT NULL)
    );
    CREATE INDEX delivery_due ON delivery (next_at, seq) WHERE next_at IS NOT NULL AND lease_owner IS NULL;
    CREATE INDEX delivery_leased ON delivery (lease_until) WHERE lease_owner IS NOT NULL;
    CREATE INDEX delivery_lineage ON delivery (document_id, locale, channel, seq);
    CREATE INDEX delivery_station ON delivery (station, state, changed_at DESC, id);
    CREATE INDEX delivery_quota ON delivery (channel, sent_at) WHERE sent_at IS NOT NULL;
  `);
}

async function attempts(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE delivery_attempt (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      delivery uuid NOT NULL REFERENCES delivery (id),
      n integer NOT NULL,
      act text NOT NULL CHECK (act IN ('send', 'look', 'withdraw')),
      worker text NOT NULL,
      digest text NOT NULL,
      started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      ended_at timestamptz,
      outcome text,
      code text
    );
    CREATE INDEX delivery_attempt_of ON delivery_attempt (delivery, started_at);
  `);
}
