import type { Knex } from 'knex';

/** What Mux calls in about, each once however often it is told, until it was applied to its room. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- An environment of Mux belongs to the whole house; which station a stream is of, its room says.
    CREATE TABLE streaming_inbox (
      id text PRIMARY KEY,
      -- What it changes: events of one subject are applied in the order of their own time.
      subject text NOT NULL,
      type text NOT NULL,
      at timestamptz NOT NULL,
      -- Orders those of the same moment.
      rank smallint NOT NULL,
      -- Without keys and addresses that open something.
      body jsonb NOT NULL,
      received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      done_at timestamptz,
      outcome text CHECK (outcome IN ('applied', 'late', 'same', 'failed')),
      tries int NOT NULL DEFAULT 0,
      last_error text,
      CHECK ((done_at IS NULL) = (outcome IS NULL))
    );
    CREATE INDEX streaming_inbox_waiting ON streaming_inbox (at, rank) WHERE done_at IS NULL;
    CREATE INDEX streaming_inbox_applied ON streaming_inbox (subject, at DESC, rank DESC) WHERE outcome = 'applied';
    CREATE INDEX streaming_inbox_received ON streaming_inbox (received_at);
  `);
}
