import type { Knex } from 'knex';

/** Packages (专题): stories in an order that somebody chose, under a headline of their own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE package (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      title text NOT NULL CHECK (title <> ''),
      intro text NOT NULL DEFAULT '',
      -- The story whose picture stands above the package.
      cover_document_id text,
      state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'withdrawn')),
      published_at timestamptz,
      published_by uuid REFERENCES person (id),
      changed_by uuid REFERENCES person (id),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      changed_at timestamptz NOT NULL DEFAULT now(),
      CHECK (state <> 'published' OR published_at IS NOT NULL)
    );
    CREATE INDEX package_list ON package (station, changed_at DESC, id DESC);
    CREATE INDEX package_public ON package (locale, published_at DESC, id DESC) WHERE state = 'published';

    CREATE TABLE package_item (
      package uuid NOT NULL REFERENCES package (id),
      station text NOT NULL,
      document_id text NOT NULL,
      position integer NOT NULL CHECK (position >= 0),
      note text NOT NULL DEFAULT '',
      PRIMARY KEY (package, document_id),
      UNIQUE (package, position)
    );
    CREATE INDEX package_item_of ON package_item (document_id);
  `);
}
