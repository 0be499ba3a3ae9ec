import type { Knex } from 'knex';

/** What drivers of platforms have to remember beside the channels and deliveries they serve. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE channel ADD COLUMN credential_expires_at timestamptz;
    CREATE INDEX channel_credential_ends ON channel (credential_expires_at) WHERE credential_expires_at IS NOT NULL;

    -- The tokens of an account as its platform gave them last; a refresh token may be good for one use only.
    CREATE TABLE outlet_token (
      channel uuid PRIMARY KEY REFERENCES channel (id),
      station text NOT NULL REFERENCES station (slug),
      -- The blind index of the credential they were made from; another credential makes them worthless.
      made_from text NOT NULL,
      sealed text NOT NULL,
      expires_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL DEFAULT now()
    );

    -- How far a delivery came at its platform: what was uploaded, what was asked for. It is what a look can go by.
    CREATE TABLE outlet_step (
      delivery uuid NOT NULL REFERENCES delivery (id),
      step text NOT NULL,
      station text NOT NULL,
      value text NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (delivery, step)
    );
    CREATE INDEX outlet_step_value ON outlet_step (step, value);

    -- An account that has used up what its platform allows is left alone until then.
    CREATE TABLE outlet_pause (
      channel uuid PRIMARY KEY REFERENCES channel (id),
      station text NOT NULL REFERENCES station (slug),
      reason text NOT NULL,
      until timestamptz NOT NULL
    );

    -- What platforms called in about, each once however often it is told.
    CREATE TABLE outlet_callback (
      channel uuid NOT NULL REFERENCES channel (id),
      event text NOT NULL,
      station text NOT NULL REFERENCES station (slug),
      kind text NOT NULL,
      subject text NOT NULL,
      received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (channel, event)
    );
    CREATE INDEX outlet_callback_age ON outlet_callback (received_at);
  `);
}
