import type { Knex } from 'knex';

const STATES = ['off', 'waiting', 'starting', 'broadcasting', 'errored', 'fatal'];

/** The platforms that get a copy of a room's picture. The key lies sealed; only its last signs are ever shown. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_target', (table) => {
    table.uuid('id').primary();
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('platform').notNullable();
    table.text('name').notNullable();
    table.text('url').notNullable();
    table.text('key').notNullable();
    table.text('key_tail').notNullable();
    table.timestamp('key_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.text('state').notNullable().checkIn(STATES);
    table.timestamp('state_since', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.text('problem');
    // Counts up to begin anew; what the relay tells of an older one changes nothing.
    table.integer('attempt').notNullable().defaultTo(0);
    table.uuid('changed_by').notNullable();
    table.integer('version').notNullable().defaultTo(1);
    table.index(['room', 'id']);
    table.unique(['room', 'name']);
  });
}
