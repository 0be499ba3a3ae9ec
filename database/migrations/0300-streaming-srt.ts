import type { Knex } from 'knex';

/** Rooms that await encoders by SRT as well, each at a port of its own. The passphrase lies sealed: ffmpeg has to be told it again after each start. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_srt', (table) => {
    table.uuid('room').primary().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    // One node runs the ingest of a database, so a port is one room's in the whole house.
    table.integer('port').notNullable().unique().checkBetween([1, 65_535]);
    table.text('passphrase').notNullable();
    table.integer('latency_ms').notNullable().checkBetween([20, 8_000]);
    table.uuid('changed_by').notNullable();
    table.timestamp('changed_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  });
}
