import type { Knex } from 'knex';

/** Searches of the library that people keep, and what each of them has told of already. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE library_search (
      id uuid PRIMARY KEY,
      person uuid NOT NULL REFERENCES person (id),
      station text NOT NULL REFERENCES station (slug),
      name text NOT NULL CHECK (name <> ''),
      query text NOT NULL,
      notify boolean NOT NULL,
      hits integer NOT NULL DEFAULT 0,
      last_hit_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (person, name)
    );
    CREATE INDEX library_search_telling ON library_search (station) WHERE notify;

    CREATE TABLE library_search_hit (
      search uuid NOT NULL REFERENCES library_search (id) ON DELETE CASCADE,
      station text NOT NULL,
      document_id text NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (search, document_id)
    );
  `);
}
