import type { Knex } from 'knex';

/**
 * The tree of stations. A station stands below one of a higher level; the copied `parent_level` lets the database itself check
 * that, and because the level falls with every step down, a circle is impossible.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE station (
      slug text PRIMARY KEY CHECK (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
      level text NOT NULL,
      parent text,
      parent_level text,
      name_zh text NOT NULL CHECK (name_zh <> ''),
      name_en text NOT NULL CHECK (name_en <> ''),
      slogan_zh text NOT NULL DEFAULT '',
      slogan_en text NOT NULL DEFAULT '',
      ink_cool text NOT NULL CHECK (ink_cool ~ '^#[0-9A-F]{6}$'),
      ink_warm text NOT NULL CHECK (ink_warm ~ '^#[0-9A-F]{6}$'),
      settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      changed_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (slug, level),
      FOREIGN KEY (parent, parent_level) REFERENCES station (slug, level),
      CHECK ((parent IS NULL) = (parent_level IS NULL)),
      CHECK (level IN ('central', 'provincial', 'municipal', 'county')),
      CHECK (
        array_position(ARRAY['central', 'provincial', 'municipal', 'county'], level)
        > coalesce(array_position(ARRAY['central', 'provincial', 'municipal', 'county'], parent_level), 0)
      )
    );
    CREATE UNIQUE INDEX station_one_root ON station ((parent IS NULL)) WHERE parent IS NULL;
    CREATE INDEX station_parent ON station (parent);
  `);
}
