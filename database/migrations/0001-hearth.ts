import type { Knex } from 'knex';

/** The first of our tables: a mark by which tools recognise a Hearth database. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('hearth_host', (table) => {
    table.text('key').primary();
    table.jsonb('value').notNullable();
    table.timestamp('changed_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  });
}
