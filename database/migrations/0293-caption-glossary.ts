import type { Knex } from 'knex';

/** How a room's captions are made, and how the words of its field are written in each language. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_caption_room', (table) => {
    table.uuid('room').primary().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.integer('delay_seconds').notNullable().defaultTo(0).checkBetween([0, 30]);
    table.jsonb('phrases').notNullable().defaultTo('[]');
    table.text('embedded');
    table.integer('version').notNullable().defaultTo(1);
  });
  await knex.schema.createTable('streaming_glossary', (table) => {
    table.uuid('id').primary();
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('term').notNullable();
    table.jsonb('translations').notNullable();
    table.text('note').notNullable();
    table.integer('version').notNullable().defaultTo(1);
    table.unique(['room', 'term']);
  });
}
