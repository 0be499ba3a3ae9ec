import type { Knex } from 'knex';

/** Leases of rights (授权) on manuscripts, and the uses that they were drawn on for. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE rights_lease (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      document_id text NOT NULL,
      licensor text NOT NULL CHECK (licensor <> ''),
      contract text NOT NULL DEFAULT '',
      -- Empty means everywhere, at any time, as often as one likes.
      platforms text[] NOT NULL DEFAULT '{}',
      channels uuid[] NOT NULL DEFAULT '{}',
      regions text[] NOT NULL DEFAULT '{}',
      from_at timestamptz,
      to_at timestamptz,
      max_uses integer CHECK (max_uses > 0),
      note text NOT NULL DEFAULT '',
      noted_by uuid REFERENCES person (id),
      ended_at timestamptz,
      ended_by uuid REFERENCES person (id),
      ended_reason text,
      -- When people were told that it is over while posts stand.
      told_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CHECK (to_at > from_at),
      CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
    );
    CREATE INDEX rights_lease_of ON rights_lease (document_id);
    CREATE INDEX rights_lease_over ON rights_lease (least(to_at, ended_at)) WHERE told_at IS NULL;

    -- One story on one account is one use, however often it is corrected there.
    CREATE TABLE rights_use (
      lease uuid NOT NULL REFERENCES rights_lease (id),
      delivery uuid NOT NULL REFERENCES delivery (id),
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL,
      channel uuid NOT NULL REFERENCES channel (id),
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (lease, delivery)
    );
  `);
}
