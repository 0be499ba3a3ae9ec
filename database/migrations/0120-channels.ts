import type { Knex } from 'knex';

/** Channels (渠道账号) that a station goes out on, and which columns go out on which of them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE channel (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      platform text NOT NULL,
      name text NOT NULL,
      account text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      lane text NOT NULL CHECK (lane IN ('app', 'feed', 'assisted', 'driver')),
      capabilities text[] NOT NULL,
      quota jsonb,
      windows jsonb NOT NULL,
      rule_pack text NOT NULL,
      owner uuid REFERENCES person (id),
      -- Sealed by the vault; opened inside a driver's call and nowhere else.
      credential text,
      active boolean NOT NULL DEFAULT true,
      health text NOT NULL DEFAULT 'unknown' CHECK (health IN ('unknown', 'ok', 'failing')),
      health_note text,
      health_at timestamptz,
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CHECK (closed_at IS NULL OR (NOT active AND credential IS NULL))
    );
    -- A closed account may be opened again under a new row; its old deliveries keep pointing at the old one.
    CREATE UNIQUE INDEX channel_account ON channel (station, platform, account) WHERE closed_at IS NULL;

    CREATE TABLE column_target (
      station text NOT NULL REFERENCES station (slug),
      column_id text NOT NULL,
      channel uuid NOT NULL REFERENCES channel (id),
      timing jsonb NOT NULL,
      embargo jsonb NOT NULL,
      missed jsonb NOT NULL,
      PRIMARY KEY (station, column_id, channel)
    );
    CREATE TABLE column_target_list (
      station text NOT NULL REFERENCES station (slug),
      column_id text NOT NULL,
      version integer NOT NULL CHECK (version > 0),
      PRIMARY KEY (station, column_id)
    );
  `);
}
