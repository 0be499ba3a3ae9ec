import type { Knex } from 'knex';

const KINDS = ['typed', 'recognised', 'translated', 'embedded'];

/** Captions: the languages of a room, what was said in them, and what each cue was before somebody changed it. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_caption_track', (table) => {
    table.uuid('id').primary();
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('language').notNullable();
    table.text('name').notNullable();
    table.text('direction').notNullable().checkIn(['ltr', 'rtl']);
    table.text('kind').notNullable().checkIn(KINDS);
    table.text('driver');
    table.uuid('from_track').references('streaming_caption_track.id');
    table.integer('place').notNullable();
    table.boolean('removed').notNullable().defaultTo(false);
    table.integer('version').notNullable().defaultTo(1);
    table.index(['room', 'place']);
    table.check(`(kind = 'translated') = (from_track IS NOT NULL)`);
  });
  await knex.raw(
    'CREATE UNIQUE INDEX streaming_caption_track_one ON streaming_caption_track (room, lower(language)) WHERE NOT removed',
  );
  await cues(knex);
}

async function cues(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_cue', (table) => {
    table.uuid('id').primary();
    table.uuid('broadcast').notNullable().references('streaming_broadcast.id').onDelete('CASCADE');
    table.uuid('track').notNullable().references('streaming_caption_track.id').onDelete('CASCADE');
    table.text('station').notNullable();
    // When the picture was taken, in milliseconds since 1970.
    table.bigInteger('start_ms').notNullable();
    table.bigInteger('end_ms').notNullable();
    table.text('text').notNullable();
    table
      .text('source')
      .notNullable()
      .checkIn([...KINDS, 'imported']);
    table.boolean('machine').notNullable();
    // What a recogniser, a translator or a decoder calls it: heard twice, it is written once.
    table.text('outer_id');
    table.text('author').notNullable();
    table.uuid('author_id');
    table.timestamp('at', { useTz: true }).notNullable().defaultTo(knex.raw('clock_timestamp()'));
    table.integer('version').notNullable().defaultTo(1);
    table.boolean('removed').notNullable().defaultTo(false);
    table.unique(['broadcast', 'track', 'outer_id']);
    table.index(['broadcast', 'start_ms']);
    table.check('end_ms > start_ms');
  });
  await knex.schema.createTable('streaming_cue_edit', (table) => {
    table.uuid('cue').notNullable().references('streaming_cue.id').onDelete('CASCADE');
    // The version that it was, and who made another one of it.
    table.integer('version').notNullable();
    table.text('station').notNullable();
    table.bigInteger('start_ms').notNullable();
    table.bigInteger('end_ms').notNullable();
    table.text('text').notNullable();
    table.boolean('removed').notNullable();
    table.text('changed_by').notNullable();
    table.uuid('changed_by_id');
    table.timestamp('changed_at', { useTz: true }).notNullable().defaultTo(knex.raw('clock_timestamp()'));
    table.primary(['cue', 'version']);
  });
}
