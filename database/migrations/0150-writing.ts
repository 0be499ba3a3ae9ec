import type { Knex } from 'knex';

/**
 * People at one manuscript: who holds it and until when, who else looks at it, and the words that each of them has not saved yet.
 * Leases end by the clock of the database, so that nodes need not agree on the time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE manuscript_lock (
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      station text NOT NULL REFERENCES station (slug),
      person uuid NOT NULL REFERENCES person (id),
      session text NOT NULL,
      taken_from uuid REFERENCES person (id),
      until timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      since timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (document_id, locale)
    );

    CREATE TABLE manuscript_presence (
      document_id text NOT NULL,
      locale text NOT NULL,
      station text NOT NULL REFERENCES station (slug),
      person uuid NOT NULL REFERENCES person (id),
      session text NOT NULL,
      seen_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (document_id, locale, session)
    );
    CREATE INDEX manuscript_presence_seen ON manuscript_presence (seen_at);

    -- Words that somebody typed and that are in no revision: kept while they type, or because their save met somebody else's.
    CREATE TABLE manuscript_draft (
      person uuid NOT NULL REFERENCES person (id),
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      kind text NOT NULL CHECK (kind IN ('autosave', 'conflict')),
      station text NOT NULL REFERENCES station (slug),
      base integer NOT NULL CHECK (base >= 0),
      content jsonb NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (person, document_id, locale, kind)
    );
    CREATE INDEX manuscript_draft_at ON manuscript_draft (at);
  `);
}
