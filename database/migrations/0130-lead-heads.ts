import type { Knex } from 'knex';

/** A lead has a headline, words for when it happened and a weight, so that an inbox can be read line by line. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE lead
      ADD COLUMN title text NOT NULL DEFAULT '',
      -- As people say it: 今早七点左右.
      ADD COLUMN happened text NOT NULL DEFAULT '',
      -- 1 large, 2 usual, 3 small, as topics have it.
      ADD COLUMN importance smallint NOT NULL DEFAULT 2 CHECK (importance BETWEEN 1 AND 3);
    CREATE INDEX lead_person ON lead (person, state) WHERE person IS NOT NULL;
  `);
}
