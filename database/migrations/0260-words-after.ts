import type { Knex } from 'knex';

/**
 * Publishing does not wait until the words of a story are cut for search: they follow within the second, and the row says of which
 * hash they are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE story_search ALTER COLUMN tsv SET DEFAULT '', ADD COLUMN words_of text;
    UPDATE story_search SET words_of = hash;
    CREATE INDEX story_search_uncut ON story_search (station) WHERE words_of IS DISTINCT FROM hash;
  `);
}
