import type { Knex } from 'knex';

/** Which node listens to what for a recogniser: one at a time, and the next one soon after it is gone. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_caption_listening', (table) => {
    table.uuid('broadcast').notNullable().references('streaming_broadcast.id').onDelete('CASCADE');
    table.uuid('track').notNullable().references('streaming_caption_track.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.uuid('node').notNullable();
    // Said again and again while it listens.
    table.timestamp('until', { useTz: true }).notNullable();
    table.primary(['broadcast', 'track']);
    table.index(['node']);
  });
}
