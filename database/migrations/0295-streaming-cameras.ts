import type { Knex } from 'knex';

/** Links by which a phone becomes the camera of a room. Whoever reads the table cannot send by it: the token is kept as its hash. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('streaming_camera', (table) => {
    table.uuid('id').primary();
    table.uuid('room').notNullable().references('streaming_room.id').onDelete('CASCADE');
    table.text('station').notNullable();
    // Whose phone it is for.
    table.text('label').notNullable();
    table.text('hash').notNullable().unique().checkRegex('^[0-9a-f]{64}$');
    table.timestamp('good_until', { useTz: true }).notNullable();
    table.uuid('made_by').notNullable();
    table.timestamp('made_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('revoked_at', { useTz: true });
    // One phone at a time: it may come back on a line of its own before the old one is known to be dead, another phone may not.
    table.uuid('holder');
    table.uuid('line');
    table.timestamp('seen_at', { useTz: true });
    // The hash of the encoder's key under which this line sends, to take it back.
    table.text('key_hash').checkRegex('^[0-9a-f]{64}$');
    table.index(['room', 'id']);
    table.check('(line IS NULL) OR (holder IS NOT NULL AND seen_at IS NOT NULL)');
  });
}
