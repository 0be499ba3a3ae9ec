import type { Knex } from 'knex';

/** What the director tells the host while they are on air: short, read once, kept with the session. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('live_note', (table) => {
    table.uuid('id').primary();
    table.uuid('session').notNullable().references('live_session.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('text').notNullable();
    table.boolean('urgent').notNullable();
    table.text('state').notNullable().checkIn(['sent', 'seen', 'withdrawn']);
    table.uuid('told_by').notNullable();
    table.text('teller').notNullable();
    table.timestamp('at').notNullable().defaultTo(knex.raw('clock_timestamp()'));
    table.timestamp('seen_at');
    table.integer('version').notNullable().defaultTo(1);
    table.check('char_length(text) BETWEEN 1 AND 120');
    // What was taken back may have been read before.
    table.check(`state <> 'seen' OR seen_at IS NOT NULL`);
    table.index(['session', 'at']);
  });
}
