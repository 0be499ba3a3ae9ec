import type { Knex } from 'knex';

/** The run-of-show of a session. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE live_runsheet_item (
      id uuid PRIMARY KEY,
      session uuid NOT NULL REFERENCES live_session,
      station text NOT NULL,
      -- None where the line was taken out: scripts that were signed for it stay.
      position integer CHECK (position >= 0),
      title text NOT NULL CHECK (title <> ''),
      seconds integer NOT NULL CHECK (seconds BETWEEN 5 AND 14400),
      presenter text NOT NULL DEFAULT '',
      product uuid,
      offer uuid,
      -- The offer whose looks a line of a rehearsal borrows; its own number is known to no shop.
      rehearses uuid,
      planned_units integer CHECK (planned_units > 0),
      tools jsonb NOT NULL DEFAULT '[]',
      fallback uuid,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'on', 'done', 'skipped')),
      began_at timestamptz,
      ended_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      UNIQUE (session, id),
      FOREIGN KEY (session, fallback) REFERENCES live_runsheet_item (session, id),
      CHECK (offer IS NULL OR product IS NOT NULL),
      CHECK (rehearses IS NULL OR offer IS NOT NULL),
      CHECK (fallback <> id),
      -- Looked at when a statement is through, so that one statement may put all lines into another order.
      UNIQUE (session, position) DEFERRABLE INITIALLY IMMEDIATE
    );
    CREATE UNIQUE INDEX live_runsheet_item_on ON live_runsheet_item (session) WHERE state = 'on';
    CREATE INDEX live_runsheet_item_product ON live_runsheet_item (product) WHERE product IS NOT NULL;
    CREATE INDEX live_runsheet_item_rehearsed ON live_runsheet_item (offer) WHERE rehearses IS NOT NULL;
  `);
}
