import type { Knex } from 'knex';

/** The {{nouns}} of {{name}}. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('{{table}}', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.text('title').notNullable();
    table.text('state').notNullable().checkIn(['open', 'done']);
    table.integer('version').notNullable();
    table.timestamp('opened_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.index(['station', 'id']);
  });
}
