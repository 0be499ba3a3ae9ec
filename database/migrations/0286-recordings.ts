import type { Knex } from 'knex';

const STATES = ['recording', 'preparing', 'ready', 'errored', 'removed', 'gone'];

/** What was live, and what was cut from it; where rooms keep it for how long; chapters; links to take it away by. */
export async function up(knex: Knex): Promise<void> {
  await recordings(knex);
  await knex.schema.createTable('streaming_chapter', (table) => {
    table.uuid('id').primary();
    table.uuid('recording').notNullable().references('streaming_recording.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.specificType('at', 'double precision').notNullable();
    table.text('title').notNullable();
    table.uuid('made_by').notNullable();
    table.timestamp('made_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.index(['recording', 'at']);
    table.check('at >= 0');
  });
  // A room without a row keeps what the host keeps; without days it keeps for ever.
  await knex.schema.createTable('streaming_keeping', (table) => {
    table.uuid('room').primary().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.integer('days').checkBetween([1, 36_500]);
    table.uuid('changed_by').notNullable();
    table.timestamp('changed_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('streaming_taking', (table) => {
    table.text('hash').primary().checkRegex('^[0-9a-f]{64}$');
    // Also of what lies on the disk and is on no record, which drivers hand out.
    table.uuid('recording').references('streaming_recording.id').onDelete('CASCADE');
    table.text('ref').notNullable();
    table.text('station').notNullable();
    table.integer('epoch').notNullable();
    table.uuid('person');
    table.timestamp('until', { useTz: true }).notNullable();
    table.index(['until']);
  });
}

async function recordings(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_recording', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('room').notNullable().references('streaming_room.id');
    table.uuid('broadcast').references('streaming_broadcast.id');
    table.text('driver').notNullable().checkIn(['local', 'mux', 'hybrid']);
    table.text('ref');
    table.text('playback_id').unique();
    table.text('kind').notNullable().checkIn(['whole', 'clip', 'reel']);
    table.text('state').notNullable().checkIn(STATES);
    table.timestamp('state_since', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.text('title').notNullable();
    table.timestamp('began_at', { useTz: true }).notNullable();
    table.timestamp('ended_at', { useTz: true });
    table.specificType('seconds', 'double precision').notNullable().defaultTo(0);
    table.bigInteger('bytes').notNullable().defaultTo(0);
    // Before the first wanted picture: players skip it.
    table.specificType('lead', 'double precision').notNullable().defaultTo(0);
    table.jsonb('pieces').notNullable().defaultTo('[]');
    table.boolean('precise').notNullable().defaultTo(false);
    table.specificType('progress', 'double precision');
    table.text('problem');
    table.timestamp('keep_until', { useTz: true });
    // Somebody said so of this one; else it follows its room.
    table.boolean('keep_own').notNullable().defaultTo(false);
    table.text('hold_reason');
    table.uuid('hold_by');
    table.timestamp('hold_at', { useTz: true });
    table.timestamp('removed_at', { useTz: true });
    table.uuid('removed_by');
    table.text('removed_why');
    table.timestamp('erase_after', { useTz: true });
    table.uuid('made_by');
    table.timestamp('made_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.unique(['driver', 'ref']);
    table.index(['room', 'began_at']);
    table.index(['station', 'began_at']);
    table.check(`(state IN ('removed', 'gone')) = (removed_at IS NOT NULL)`);
    table.check(`hold_reason IS NULL OR state NOT IN ('removed', 'gone')`);
    table.check(`(hold_reason IS NULL) = (hold_by IS NULL)`);
  });
  await knex.raw(
    `CREATE UNIQUE INDEX streaming_recording_whole ON streaming_recording (broadcast, driver) WHERE kind = 'whole'`,
  );
  await knex.raw(`CREATE INDEX streaming_recording_due ON streaming_recording (keep_until)
    WHERE state IN ('ready', 'errored') AND hold_reason IS NULL`);
  await knex.raw(`CREATE INDEX streaming_recording_erase ON streaming_recording (erase_after) WHERE state = 'removed'`);
}
