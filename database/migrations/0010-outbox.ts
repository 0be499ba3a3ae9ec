import type { Knex } from 'knex';

/** What happened, who wants to hear it, and how far each of them is. A delivery's row is also the mark that it was handled. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE outbox_event (
      id uuid PRIMARY KEY,
      seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      name text NOT NULL,
      station text NOT NULL,
      key text,
      payload jsonb NOT NULL,
      occurred_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX outbox_event_age ON outbox_event (occurred_at);

    CREATE TABLE outbox_subscription (
      event text NOT NULL,
      subscriber text NOT NULL,
      declared_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (event, subscriber)
    );

    CREATE TABLE outbox_delivery (
      subscriber text NOT NULL,
      event_id uuid NOT NULL REFERENCES outbox_event ON DELETE CASCADE,
      seq bigint NOT NULL,
      key text,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead', 'discarded')),
      tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
      due_at timestamptz NOT NULL DEFAULT now(),
      last_error text,
      settled_at timestamptz,
      PRIMARY KEY (event_id, subscriber),
      CHECK ((state = 'waiting') = (settled_at IS NULL))
    );
    CREATE INDEX outbox_delivery_due ON outbox_delivery (subscriber, due_at, seq) WHERE state = 'waiting';
    CREATE INDEX outbox_delivery_key ON outbox_delivery (subscriber, key, seq) WHERE state = 'waiting' AND key IS NOT NULL;
    CREATE INDEX outbox_delivery_dead ON outbox_delivery (settled_at) WHERE state = 'dead';
  `);
}
