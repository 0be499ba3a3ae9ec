import type { Knex } from 'knex';

/** What people were told of already: a story that stands nowhere, a credential that ends or was refused. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE delivery ADD COLUMN nowhere_told_at timestamptz;
    CREATE INDEX delivery_nowhere ON delivery (due_at) WHERE nowhere_told_at IS NULL AND state IN
      ('planned', 'gated', 'due', 'claimed', 'sending', 'failed_retryable', 'failed_final', 'unknown', 'rejected', 'manual');

    ALTER TABLE channel ADD COLUMN credential_refused_at timestamptz;
    ALTER TABLE channel ADD COLUMN credential_told text CHECK (credential_told IN ('week', 'day', 'refused'));
    CREATE INDEX channel_credential_refused ON channel (id) WHERE credential_refused_at IS NOT NULL;
  `);
}
