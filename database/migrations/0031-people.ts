import type { Knex } from 'knex';

/**
 * The people of the stations, each tied to a log-in of the admin. A row outlives the log-in, because signatures point at it;
 * Strapi makes its own table later than ours, so the tie is a number that only the people store writes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE person (
      id uuid PRIMARY KEY,
      admin_user_id integer NOT NULL UNIQUE,
      station text NOT NULL REFERENCES station (slug),
      name_zh text NOT NULL CHECK (name_zh <> ''),
      name_en text NOT NULL CHECK (name_en <> ''),
      active boolean NOT NULL DEFAULT true,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      changed_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX person_station ON person (station);
    CREATE TABLE role_sync (
      role text PRIMARY KEY,
      grants jsonb NOT NULL,
      synced_at timestamptz NOT NULL DEFAULT now()
    );
  `);
}
