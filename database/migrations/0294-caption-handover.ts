import type { Knex } from 'knex';

/** Words that were given to whoever keeps a recording: which, at which address of ours they are taken from, and whether it took them. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_caption_handover', (table) => {
    table.text('driver').notNullable();
    table.text('recording').notNullable();
    table.uuid('track').notNullable().references('streaming_caption_track.id').onDelete('CASCADE');
    table.uuid('broadcast').notNullable().references('streaming_broadcast.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('words_hash').notNullable().checkRegex('^[0-9a-f]{64}$');
    // Nobody guesses it, and after some hours it leads nowhere.
    table.text('token').notNullable().unique();
    table.timestamp('good_until', { useTz: true }).notNullable();
    table.timestamp('done_at', { useTz: true });
    table.text('problem');
    table.primary(['driver', 'recording', 'track']);
  });
}
