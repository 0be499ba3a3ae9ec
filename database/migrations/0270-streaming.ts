import type { Knex } from 'knex';

const STATES = ['making', 'idle', 'connecting', 'live', 'reconnecting', 'disabled', 'removed'];

/** Live video: rooms, the keys of encoders as hashes, broadcasts, and what drivers told. */
export async function up(knex: Knex): Promise<void> {
  await rooms(knex);
  await keys(knex);
  await broadcasts(knex);
  // Which node runs the processes.
  await knex.schema.createTable('streaming_engine', (table) => {
    table.boolean('one').primary().checkIn(['true']);
    table.uuid('node').notNullable();
    table.timestamp('until', { useTz: true }).notNullable();
  });
}

async function rooms(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_room', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.text('title').notNullable();
    table.text('driver').notNullable().checkIn(['local', 'mux', 'hybrid']);
    table.text('latency').notNullable().checkIn(['low', 'reduced', 'standard']);
    table.integer('reconnect_seconds').notNullable().checkBetween([0, 1800]);
    table.boolean('signed').notNullable();
    table.boolean('record').notNullable();
    table.boolean('audio_only').notNullable();
    table.text('state').notNullable().checkIn(STATES);
    table.timestamp('state_since', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    // The clock of whoever told: what comes late changes nothing.
    table.timestamp('told_at', { useTz: true });
    table.text('ref');
    table.text('playback_id');
    table.jsonb('ingest').notNullable().defaultTo('[]');
    table.integer('kick').notNullable().defaultTo(0);
    table.uuid('made_by').notNullable();
    table.timestamp('made_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.unique(['driver', 'ref']);
    table.unique(['playback_id']);
    table.index(['station', 'id']);
    table.check(`state IN ('making', 'removed') OR ref IS NOT NULL`);
  });
}

async function keys(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_key', (table) => {
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('hash').primary().checkRegex('^[0-9a-f]{64}$');
    table.timestamp('good_until', { useTz: true });
    table.timestamp('made_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.index(['room']);
  });
  // One key without an end for each room, however many press at once.
  await knex.raw('CREATE UNIQUE INDEX streaming_key_one ON streaming_key (room) WHERE good_until IS NULL');
}

async function broadcasts(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_broadcast', (table) => {
    table.uuid('id').primary();
    table.uuid('room').notNullable().references('streaming_room.id');
    table.text('station').notNullable();
    table.timestamp('began_at', { useTz: true }).notNullable();
    table.timestamp('ended_at', { useTz: true });
    table.index(['room', 'began_at']);
  });
  await knex.raw('CREATE UNIQUE INDEX streaming_broadcast_one ON streaming_broadcast (room) WHERE ended_at IS NULL');
  await knex.schema.createTable('streaming_event', (table) => {
    table.text('id').notNullable();
    table.text('driver').notNullable();
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('type').notNullable();
    table.timestamp('at', { useTz: true }).notNullable();
    table.jsonb('data').notNullable();
    table.timestamp('heard_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.primary(['driver', 'id']);
    table.index(['room', 'at']);
  });
}
