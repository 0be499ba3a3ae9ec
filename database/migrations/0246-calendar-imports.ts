import type { Knex } from 'knex';

/**
 * What each calendar file did, so that it can be taken back as a whole: what it added goes, what it changed returns. `version` is that of
 * the event after the file; one that is newer was touched by somebody since and stays. No foreign key to the event, since it may go.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE calendar_import (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      person uuid NOT NULL REFERENCES person (id),
      taken_at timestamptz NOT NULL DEFAULT now(),
      state text NOT NULL DEFAULT 'taken' CHECK (state IN ('taken', 'undone')),
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, station)
    );
    CREATE INDEX calendar_import_last ON calendar_import (station, taken_at DESC);

    CREATE TABLE calendar_import_line (
      import uuid NOT NULL,
      station text NOT NULL,
      happening uuid NOT NULL,
      title text NOT NULL,
      -- The event as it was; nothing where the file added it.
      before jsonb,
      version integer NOT NULL,
      PRIMARY KEY (import, happening),
      FOREIGN KEY (import, station) REFERENCES calendar_import (id, station) ON DELETE CASCADE
    );
  `);
}
