import type { Knex } from 'knex';

/** How the picture of a room is made anew for a platform: cut upright, or with the station's mark. A platform without a row takes it as it is. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_logo', (table) => {
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.text('hash').notNullable().checkRegex('^[0-9a-f]{64}$');
    // Checked and written anew, so small that it may lie here, where every node finds it.
    table.binary('picture').notNullable();
    table.uuid('brought_by').notNullable();
    table.primary(['room', 'hash']);
  });
  await knex.schema.createTable('streaming_look', (table) => {
    table.uuid('target').primary().references('streaming_target.id').onDelete('CASCADE');
    table.uuid('room').notNullable();
    table.text('station').notNullable();
    table.text('shape').notNullable().checkIn(['as-is', 'upright']);
    table.integer('crop_x').notNullable().checkBetween([0, 100]);
    table.text('logo');
    table.text('corner').checkIn(['top-left', 'top-right', 'bottom-left', 'bottom-right']);
    table.integer('percent').checkBetween([5, 40]);
    table.integer('opacity').checkBetween([20, 100]);
    table.foreign(['room', 'logo']).references(['room', 'hash']).inTable('streaming_logo');
    table.index(['room', 'logo']);
    table.check(`num_nulls(logo, corner, percent, opacity) IN (0, 4)`);
    table.check(`shape = 'upright' OR logo IS NOT NULL`);
  });
}
