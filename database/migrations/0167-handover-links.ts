import type { Knex } from 'knex';

/** One-time links (代发链接) by which somebody posts a delivery from the phone in their hand: the link is kept as its hash alone. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE handover_link (
      token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
      station text NOT NULL REFERENCES station (slug),
      delivery uuid NOT NULL REFERENCES delivery (id),
      by_person uuid NOT NULL,
      by_name text NOT NULL,
      -- The device that opened it first: from then on it opens nowhere else.
      device_hash text,
      opened_at timestamptz,
      expires_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX handover_link_delivery ON handover_link (delivery);
    CREATE INDEX handover_link_expires ON handover_link (expires_at);
  `);
}
