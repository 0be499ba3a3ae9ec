import type { Knex } from 'knex';

/** Ticks that the house knows, and each time one of them fired: the unique key is what makes it fire once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE schedule_tick (
      name text PRIMARY KEY,
      since timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE schedule_run (
      name text NOT NULL REFERENCES schedule_tick,
      due_at timestamptz NOT NULL,
      state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'lost', 'skipped')),
      node uuid NOT NULL,
      attempt integer NOT NULL DEFAULT 1 CHECK (attempt > 0),
      started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      lease_until timestamptz,
      ended_at timestamptz,
      last_error text,
      PRIMARY KEY (name, due_at),
      CHECK ((state = 'running') = (ended_at IS NULL)),
      CHECK (state <> 'running' OR lease_until IS NOT NULL)
    );
    CREATE INDEX schedule_run_lease ON schedule_run (lease_until) WHERE state = 'running';
  `);
}
