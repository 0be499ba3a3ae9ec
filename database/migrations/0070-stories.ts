import type { Knex } from 'knex';

/**
 * Published stories as readers ask for them: one row for each story and language, kept by the house in the transaction that
 * publishes, so that lists and search read an index of ours and never scan Strapi's tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('story_search', (table) => {
    table.text('document_id').notNullable();
    table.text('locale').notNullable();
    table.text('station').notNullable();
    table.text('column_id').notNullable();
    table.specificType('tags', 'text[]').notNullable();
    table.timestamp('published_at', { useTz: true }).notNullable();
    table.timestamp('changed_at', { useTz: true }).notNullable();
    table.specificType('tsv', 'tsvector').notNullable();
    table.primary(['document_id', 'locale']);
    table.check("locale IN ('zh-Hans', 'en')");
  });
  await knex.raw('CREATE INDEX story_search_words ON story_search USING gin (tsv)');
  await knex.raw('CREATE INDEX story_search_tags ON story_search USING gin (tags)');
  await knex.raw(
    'CREATE INDEX story_search_latest ON story_search (locale, station, published_at DESC, document_id DESC)',
  );
  await knex.raw(
    'CREATE INDEX story_search_column ON story_search (locale, column_id, published_at DESC, document_id DESC)',
  );
}
