import type { Knex } from 'knex';

/** The filters that people keep for the pages they work on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE saved_view (
      id uuid PRIMARY KEY,
      person uuid NOT NULL REFERENCES person (id),
      page text NOT NULL CHECK (page ~ '^[a-z]+(-[a-z]+)*$'),
      name text NOT NULL CHECK (name <> ''),
      query text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (person, page, name)
    );
  `);
}
