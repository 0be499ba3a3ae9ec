import type { Knex } from 'knex';

/** What viewers of a room see while its encoder is gone. A room without a row shows the station's usual one. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_slate', (table) => {
    table.uuid('room').primary().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    table.boolean('shown').notNullable();
    table.integer('after_seconds').notNullable().checkBetween([1, 60]);
    // Checked and written anew, so small that it may lie here, where every node finds it; none is the station's usual one.
    table.binary('picture');
    table.text('hash').checkRegex('^[0-9a-f]{64}$');
    table.integer('version').notNullable().defaultTo(1);
    table.uuid('changed_by').notNullable();
    table.check('(picture IS NULL) = (hash IS NULL)');
  });
}
