import type { Knex } from 'knex';

/**
 * What the desk of deliveries (发布台) works with: the column of each delivery, when a post ends by plan, how fast an account may be
 * posted to, and what was aired.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE delivery ADD COLUMN column_id text NOT NULL DEFAULT '', ADD COLUMN ends_at timestamptz;
    UPDATE delivery d SET column_id = c.column_id
      FROM review_case c WHERE c.document_id = d.document_id AND c.locale = d.locale;
    CREATE INDEX delivery_column ON delivery (station, column_id, changed_at DESC, id);
    CREATE INDEX delivery_changed ON delivery (station, changed_at DESC, id);

    -- At most so many posts in so many seconds: what a platform takes before it refuses.
    ALTER TABLE channel ADD COLUMN pace jsonb;

    -- What was on the air (播出), by whose word; embargoes that wait for it are open from then on.
    CREATE TABLE airing (
      station text NOT NULL REFERENCES station (slug),
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      aired_at timestamptz NOT NULL,
      by_person uuid,
      by_name text NOT NULL,
      noted_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (document_id, locale)
    );
  `);
}
