import type { Knex } from 'knex';

/** What changed in somebody's turns and was not told yet: a week is planned turn by turn, and told in one notice when the planner is done. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE duty_news (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      person uuid NOT NULL REFERENCES person (id),
      -- The turn may be gone by then.
      shift uuid NOT NULL,
      post uuid NOT NULL REFERENCES duty_post (id),
      change text NOT NULL CHECK (change IN ('added', 'removed', 'swapped')),
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX duty_news_person ON duty_news (person, station, at);
  `);
}
